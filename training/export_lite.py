"""Writes the weights of a run for the engine: python3 export_lite.py --state FILE --out FILE.safetensors"""

import argparse
import json
from pathlib import Path

import torch

from anydance.lite.weight_file import mixed_with, read_weights, with_motion, write_weights
from anydance.networks.sizes import LITE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--state", type=Path, required=True, help="of train_lite.py")
    parser.add_argument("--other", type=Path, help="state of a run that shares its beginning with this one, to be mixed with")
    parser.add_argument("--share", type=float, default=0.5, help="of the other one")
    parser.add_argument("--motion", type=Path, help="state of a run of stage 2, or exported weights, whose motion modules come along")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.state, weights_only=True)
    weights = state["average"]
    about = {"plan": json.dumps(state["plan"]), "steps": str(state["step"])}
    if options.other is not None:
        other = torch.load(options.other, weights_only=True)
        weights = mixed_with(weights, other["average"], options.share)
        about |= {"other plan": json.dumps(other["plan"]), "other share": str(options.share)}
    if options.motion is not None:
        weights = with_motion(weights, read_weights(options.motion))
    write_weights(options.out, weights, LITE, state["size_px"], about)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
