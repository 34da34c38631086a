"""Writes the weights of a run for the engine: python3 export_lite.py --state FILE --out FILE.safetensors"""

import argparse
import json
from pathlib import Path

import torch
from safetensors import safe_open
from torch import Tensor

from anydance.lite.weight_file import mixed_with, only_read, read_weights, with_motion, write_weights
from anydance.networks.sizes import LITE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--state", type=Path, required=True, help="of train_lite.py")
    parser.add_argument("--other", type=Path, help="state of a run that shares its beginning with this one, or exported weights, to be mixed with")
    parser.add_argument("--share", type=float, default=0.5, help="of the other one")
    parser.add_argument("--motion", type=Path, help="state of a run of stage 2, or exported weights, whose motion modules come along")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.state, weights_only=True)
    motion = {} if options.motion is None else read_weights(options.motion)

    def whole(weights: dict[str, Tensor]) -> dict[str, Tensor]:
        return only_read(with_motion(weights, motion) if motion else weights, LITE)

    weights = whole(state["average"])
    about = {"plan": json.dumps(state["plan"]), "steps": str(state["step"])}
    if options.other is not None:
        weights = mixed_with(weights, whole(read_weights(options.other)), options.share)
        about |= {"other plan": plan_of(options.other), "other share": str(options.share)}
    write_weights(options.out, weights, LITE, state["size_px"], about)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


def plan_of(path: Path) -> str:
    """Of a state, or what was written beside exported weights."""
    if path.suffix == ".safetensors":
        with safe_open(path, "pt") as file:
            return file.metadata()["plan"]
    return json.dumps(torch.load(path, weights_only=True)["plan"])


if __name__ == "__main__":
    main()
