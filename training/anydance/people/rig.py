"""MakeHuman's skeleton and its skin weights."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from anydance.people.obj_mesh import Floats, Ints

INFLUENCES = 4
"""Bones that move one vertex, at most."""


@dataclass(frozen=True)
class Rig:
    """Bones in an order in which parents come first."""

    names: tuple[str, ...]
    parents: tuple[int, ...]
    """-1 for the root."""
    heads: tuple[tuple[int, ...], ...]
    """For each bone, the vertices whose mean is its head."""

    def index(self, name: str) -> int:
        return self.names.index(name)


def read_rig(path: Path) -> Rig:
    """From a `.mhskel` file."""
    file = json.loads(path.read_text(encoding="utf-8"))
    bones, joints = file["bones"], file["joints"]
    names: list[str] = []
    while len(names) < len(bones):
        ready = [name for name in bones if name not in names and bones[name]["parent"] in (None, *names)]
        names.extend(sorted(ready))
    parents = tuple(-1 if (parent := bones[name]["parent"]) is None else names.index(parent) for name in names)
    heads = tuple(tuple(joints[bones[name]["head"]]) for name in names)
    return Rig(tuple(names), parents, heads)


def read_weights(path: Path, rig: Rig, vertices: int) -> Floats:
    """From a `.mhw` file: [vertices, bones], each row's sum 1."""
    weights = np.zeros((vertices, len(rig.names)), np.float32)
    for bone, pairs in json.loads(path.read_text(encoding="utf-8"))["weights"].items():
        if pairs:
            at, weight = np.array(pairs).T
            weights[at.astype(int), rig.index(bone)] += weight
    return normalised(weights)


def normalised(weights: Floats) -> Floats:
    """Rows without negative weights, scaled to the sum 1; a row of zeros follows the root."""
    kept = np.maximum(weights, 0)
    kept[kept.sum(axis=1) == 0, 0] = 1
    return kept / kept.sum(axis=1, keepdims=True)


def strongest(weights: Floats) -> tuple[Ints, Floats]:
    """The bones that count most: indices and weights, both [V, INFLUENCES]."""
    bones = np.argsort(-weights, axis=1, kind="stable")[:, :INFLUENCES].astype(np.int32)
    return bones, normalised(np.take_along_axis(weights, bones, axis=1))


def joint_places(vertices: Floats, joints: tuple[tuple[int, ...], ...]) -> Floats:
    """[J, 3]: each joint is the mean of its vertices."""
    return np.array([vertices[list(joint)].mean(axis=0) for joint in joints], np.float32)
