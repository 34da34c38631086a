"""Checks the networks here against the golden data of a parity set: python3 check_parity.py DIR

Prints a line per golden tensor (greatest difference, tolerance of the set's README) and exits with 1
when one is over its tolerance or missing.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from anydance.goldens import (
    Golden,
    bank_golden,
    clip_golden,
    deep_cache_golden,
    intermediates_golden,
    pose_guider_golden,
    unet_golden,
    vae_golden,
)
from anydance.parity_set import ParitySet, open_set
from anydance.pipeline_goldens import pipeline_golden, scheduler_golden, windows_golden

Comparison = tuple[str, Golden, Golden]
"""Golden file, what the networks here make, what the file holds."""


def main(folder: Path) -> int:
    """Compares every golden of the set; the number of failures."""
    # One thread sums in one order on every machine; a norm over nearly equal values amplifies the rest.
    torch.set_num_threads(1)
    tolerances = read_tolerances(folder / "README.md")
    failures = 0
    with torch.inference_mode():
        for name, made, wanted in compute(folder):
            for key, value in wanted.items():
                failures += not report(f"{name}/{key}", made.get(key), value, tolerances)
    print(f"{failures} over tolerance" if failures else "all within tolerance")
    return failures


def compute(folder: Path) -> Iterator[Comparison]:
    """One golden file after the other, each from the inputs it holds."""
    opened = open_set(folder)
    stored = {path.stem: _load(path) for path in sorted((folder / "golden").glob("*.npz"))}
    yield "01_pose_guider", pose_guider_golden(opened), stored["01_pose_guider"]
    wanted = stored["02_vae"]
    yield "02_vae", vae_golden(opened, wanted["decode_input"]), wanted
    yield "03_clip", clip_golden(opened), stored["03_clip"]
    wanted = stored["04_reference_bank"]
    yield "04_reference_bank", bank_golden(opened, wanted["latents"], wanted["encoder_hidden_states"]), wanted
    yield from compute_unet(opened, stored)
    wanted = stored["06_scheduler"]
    yield "06_scheduler", scheduler_golden(opened, wanted["step_sample"], wanted["step_model_output"]), wanted
    wanted = stored["07_pipeline"]
    frames = wanted["video_frames"].tolist()
    yield "07_pipeline", pipeline_golden(opened, wanted["initial_latents"], frames), wanted
    if "09_deep_cache" in stored:
        yield "09_deep_cache", deep_cache_golden(opened, *unet_inputs(stored)), stored["09_deep_cache"]
    yield compute_windows(folder / "golden/08_windows.json")


def compute_unet(opened: ParitySet, stored: dict[str, Golden]) -> Iterator[Comparison]:
    """The two files of the denoising UNet, from the stored bank."""
    given, bank = unet_inputs(stored)
    yield "05_unet", unet_golden(opened, given, bank), stored["05_unet"]
    if "05_unet_intermediates" in stored:
        yield "05_unet_intermediates", intermediates_golden(opened, given, bank), stored["05_unet_intermediates"]


def unet_inputs(stored: dict[str, Golden]) -> tuple[Golden, dict[str, Tensor]]:
    """What the denoising UNet is given, and the bank that it reads."""
    wanted, banks = stored["05_unet"], stored["04_reference_bank"]
    bank = {str(name): banks[f"bank_{index:02}"] for index, name in enumerate(banks["names"])}
    return {key: wanted[key] for key in ("sample", "timestep", "encoder_hidden_states", "pose_cond_fea")}, bank


def compute_windows(path: Path) -> Comparison:
    """The lists of windows, compared case by case."""
    wanted = json.loads(path.read_text())
    made = windows_golden({key: case[key] for key in case if key != "windows"} for case in wanted)
    by_case = ({str(index): case["windows"] for index, case in enumerate(cases)} for cases in (made, wanted))
    return ("08_windows", *by_case)


def report(key: str, made: Any, wanted: Any, tolerances: dict[str, float]) -> bool:
    """Prints one comparison; whether it holds."""
    tolerance = tolerances.get(key, 0.0)
    difference = _difference(made, wanted)
    holds = difference <= tolerance
    print(f"{'ok  ' if holds else 'FAIL'} {key:55} {difference:9.2e}  {tolerance:7.0e}")
    return holds


def read_tolerances(readme: Path) -> dict[str, float]:
    """The last column of the README's table by its first; `exact` is 0."""
    rows = re.findall(r"^\| (\w+/\S+) \|.*\| (exact|\de[-+]\d+) \|$", readme.read_text(), re.MULTILINE)
    return {key: 0.0 if tolerance == "exact" else float(tolerance) for key, tolerance in rows}


def _difference(made: Any, wanted: Any) -> float:
    if made is None:
        return float("inf")
    made, wanted = np.asarray(made), np.asarray(wanted)
    if made.shape != wanted.shape:
        return float("inf")
    if made.dtype.kind in "US":
        return 0.0 if (made == wanted).all() else float("inf")
    return float(np.abs(made.astype(np.float64) - wanted.astype(np.float64)).max())


def _load(path: Path) -> Golden:
    with np.load(path) as arrays:
        return {key: array if array.dtype.kind == "U" else torch.from_numpy(array) for key, array in arrays.items()}


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1])), 1))
