"""How far from the true joints the engine sees them, over many pictures: what its constants are fitted to."""

from dataclasses import dataclass

import numpy as np

from anydance.people.obj_mesh import Floats

LIMB_ENDS = {"shoulder": (11, 12), "elbow": (13, 14), "wrist": (15, 16), "hip": (23, 24), "knee": (25, 26), "ankle": (27, 28)}
"""Indices of BodyLandmarks, left and right."""

MOVES = {
    "shoulder": (("shoulder", "elbow"), ("shoulder", "hip")),
    "elbow": (("shoulder", "elbow"),),
    "wrist": (("elbow", "wrist"),),
    "hip": (("hip", "other hip"),),
    "knee": (("hip", "knee"),),
    "ankle": (("knee", "ankle"),),
}
"""Ways along which a joint may lie beside where it is seen; engine/perception/joint-centres.ts moves it by a share of each."""

_ROUNDS = 15
_NEAR = 0.02
"""Torsos: faults smaller than this count alike, larger ones the less the larger they are."""


@dataclass(frozen=True)
class Fault:
    """Of a kind of joint, in torso lengths."""

    median: float
    most: float
    """nine of ten are below"""
    shares: tuple[float, ...]
    """of its MOVES, that would take away what is constant in it"""


def measure(seen: Floats, true: Floats) -> dict[str, Fault]:
    """seen, true [n, 33, ≥2] in pixels."""
    torso = np.linalg.norm(true[:, 11:13, :2].mean(axis=1) - true[:, 23:25, :2].mean(axis=1), axis=1)
    answers = {}
    for joint, moves in MOVES.items():
        ends = list(LIMB_ENDS[joint])
        errors = np.linalg.norm(seen[:, ends, :2] - true[:, ends, :2], axis=2) / torso[:, None]
        shares = _fit(seen, true, torso, joint, moves)
        answers[joint] = Fault(float(np.median(errors)), float(np.percentile(errors, 90)), shares)
    return answers


def _fit(seen: Floats, true: Floats, torso: Floats, joint: str, moves: tuple[tuple[str, str], ...]) -> tuple[float, ...]:
    """Least sums of distances, by least squares that are weighted anew."""
    ways, wanted = [], []
    for side in (0, 1):
        place = _index(joint, side)
        steps = [seen[:, _index(to, side), :2] - seen[:, _index(start, side), :2] for start, to in moves]
        ways.append(np.stack(steps, axis=-1) / torso[:, None, None])
        wanted.append((true[:, place, :2] - seen[:, place, :2]) / torso[:, None])
    a, b = np.concatenate(ways), np.concatenate(wanted)
    weights = np.ones(len(a))
    for _ in range(_ROUNDS):
        root = np.sqrt(weights)[:, None]
        shares = np.linalg.lstsq((a * root[..., None]).reshape(-1, len(moves)), (b * root).ravel(), rcond=None)[0]
        weights = 1 / np.maximum(np.linalg.norm(b - a @ shares, axis=1), _NEAR)
    return tuple(float(share) for share in shares)


def _index(joint: str, side: int) -> int:
    other = joint.removeprefix("other ")
    return LIMB_ENDS[other][side if other == joint else 1 - side]
