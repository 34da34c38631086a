"""Writes the golden data of the quality bench's networks: python3 make_metric_goldens.py [FILE]

FILE is test/fixtures/metrics.json by default. Weights and inputs are formulas, so only results are stored.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import nn

from anydance.fixtures.formula_weights import fill_by_formula, formula
from anydance.metrics.frechet import frechet_distance
from anydance.metrics.i3d import I3d
from anydance.metrics.lpips import Lpips

_DEFAULT = Path(__file__).parent.parent / "test/fixtures/metrics.json"
PAIR = (2, 3, 70, 85)
CLIP = (1, 3, 16, 224, 224)
SETS = {"many": (40, 30, 12), "few": (5, 7, 12)}
"""Samples of either set, and their width: more and fewer than it takes to fill a covariance."""


def compute(dtype: torch.dtype = torch.float32) -> dict[str, Any]:
    """The golden values by key."""
    torch.set_num_threads(1)
    with torch.inference_mode():
        lpips = {trunk: _lpips(trunk, dtype) for trunk in ("alex", "vgg")}
        i3d = _network(I3d(), dtype)
        logits = i3d(_input("clip", CLIP, dtype))[0]
    return {
        "lpips": lpips,
        "i3d": {"names": names_digest(i3d), "logits": _digits(logits.double().numpy()[::10])},
        "frechet": {name: frechet_distance(*feature_sets(*sizes)) for name, sizes in SETS.items()},
        "resized": {f"{side}": _digits(_resized(side)) for side in (4, 24)},
    }


def names_digest(network: nn.Module) -> str:
    """SHA-256 of a line `name [shape]` a floating-point tensor, sorted."""
    state = network.state_dict()
    lines = [f"{name} {list(tensor.shape)}\n" for name, tensor in state.items() if tensor.dtype.is_floating_point]
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def feature_sets(first: int, second: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Two sets [n, width] whose widths differ from axis to axis."""
    spread = np.linspace(0.5, 4, width)
    a = formula("features a", first * width).reshape(first, width) * spread
    b = formula("features b", second * width).reshape(second, width) * spread[::-1] + 0.25
    return a, b


def _lpips(trunk: str, dtype: torch.dtype) -> float:
    return float(_network(Lpips(trunk), dtype)(_input("pair", PAIR, dtype)))


def _network(network: nn.Module, dtype: torch.dtype) -> nn.Module:
    fill_by_formula(network)
    return network.to(dtype).eval()


def _input(name: str, shape: tuple[int, ...], dtype: torch.dtype) -> torch.Tensor:
    return torch.from_numpy(formula(name, int(np.prod(shape)))).reshape(shape).to(dtype)


def _resized(side: int) -> np.ndarray:
    """A channel of 9 x 7 bytes at `side` x `side`, as DisCo's tool/metrics/resize.py does it."""
    channel = np.floor((formula("resized", 63) + 1) * 128).reshape(7, 9).astype(np.float32)
    return np.asarray(Image.fromarray(channel).resize((side, side), Image.Resampling.BICUBIC)).reshape(-1)[::3]


def _digits(values: np.ndarray) -> list[float]:
    return [float(f"{value:.7g}") for value in values]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else _DEFAULT
    target.write_text(json.dumps(compute(), indent=1) + "\n")
