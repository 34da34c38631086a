"""Writes the weights of a run for the engine: python3 export_lite.py --state FILE --out FILE.safetensors"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import save_file

from anydance.lite.read_weights import names_read
from anydance.networks.lite import LiteNet
from anydance.networks.sizes import LITE

_FORMAT = "1"
"""Goes up when the engine must read the weights in another way."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--state", type=Path, required=True, help="of train_lite.py")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.state, weights_only=True)
    net = LiteNet(LITE, motion=state["plan"]["clips"])
    read = names_read(net)
    weights = {name: weight.half().contiguous() for name, weight in state["average"].items() if name in read}
    about = {
        "format": _FORMAT,
        "sizes": json.dumps(asdict(LITE)),
        "size_px": json.dumps(state["size_px"]),
        "plan": json.dumps(state["plan"]),
        "steps": str(state["step"]),
    }
    save_file(weights, options.out, metadata=about)
    print(f"{options.out}: {len(weights)} tensors, {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
