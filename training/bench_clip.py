"""PyTorch's side of `npm run bench:engine`: one clip, measured. python3 bench_clip.py REQUEST

REQUEST is JSON (bench/engine/clip-request.ts): a model folder of the engine, and a folder with the photo,
the poses and the settings of a parity set. Answers with one line of JSON, or {"error": "..."}.
"""

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

import torch

from anydance.model_folder import load_model_folder
from anydance.parity_set import ParitySet
from anydance.public_clip import ClipTimes, make_clip
from anydance.set_config import read_config


def main(request: str) -> None:
    try:
        print(json.dumps(measure(json.loads(request))))
    except (ValueError, KeyError, TypeError, RuntimeError, OSError) as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))


@torch.inference_mode()
def measure(request: dict[str, Any]) -> dict[str, Any]:
    """Makes the clip, writes its frames as bytes, and tells the seconds of its parts."""
    start, folder = time.perf_counter(), Path(request["inputs"])
    networks = load_model_folder(Path(request["model"]))
    load = time.perf_counter() - start
    opened = ParitySet(folder, read_config(folder), networks, torch.float32)
    frames, times = make_clip(opened, request["seed"])
    pixels = (frames * 255).round().to(torch.uint8).permute(0, 2, 3, 1)
    Path(request["out"]).write_bytes(pixels.contiguous().numpy().tobytes())
    threads = torch.get_num_threads()
    return {"seconds": {"load": load} | _seconds(times, opened.config["steps"]), "threads": threads} | _peak()


def _seconds(times: ClipTimes, steps: int) -> dict[str, Any]:
    """`steps`: each behind the first, which also warms up."""
    windows = len(times.predictions) // steps
    ends = times.predictions[windows - 1 :: windows]
    return {
        "photo": times.photo - times.start,
        "denoise": times.denoised - times.photo,
        "steps": [end - before for before, end in zip(ends, ends[1:])],
        "decode": times.decoded - times.denoised,
    }


def _peak() -> dict[str, int]:
    status = Path("/proc/self/status").read_text()
    return {"peak_mb": int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024}


if __name__ == "__main__":
    main(sys.argv[1])
