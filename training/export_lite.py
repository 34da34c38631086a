"""Writes the weights of a run for the engine: python3 export_lite.py --state FILE --out FILE.safetensors"""

import argparse
import json
from pathlib import Path

import torch

from anydance.lite.weight_file import write_weights
from anydance.networks.sizes import LITE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--state", type=Path, required=True, help="of train_lite.py")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.state, weights_only=True)
    about = {"plan": json.dumps(state["plan"]), "steps": str(state["step"])}
    write_weights(options.out, state["average"], LITE, state["size_px"], about)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
