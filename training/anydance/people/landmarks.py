"""The 33 body landmarks of engine/core/landmarks.ts, in its order."""

import numpy as np

from anydance.people.figure import Figure
from anydance.people.obj_mesh import Floats
from anydance.people.posing import Posed

_JOINTS = {
    11: "upperarm01", 13: "lowerarm01", 15: "wrist", 17: "finger5-1", 19: "finger2-1", 21: "finger1-3",
    23: "upperleg01", 25: "lowerleg01", 27: "foot", 31: "toe1-1",
}  # fmt: skip
"""Left landmarks at the heads of bones; the right ones follow them by 1."""
_OUTWARDS_M = {23: 0.01}
"""Detectors put hips farther out than the joint is."""


def landmarks(figure: Figure, pose: Posed) -> Floats:
    """[33, 3] world places in metres."""
    points = np.zeros((33, 3), np.float32)
    for index, (bone, rest) in rest_landmarks(figure).items():
        matrix = pose.bones[figure.rig.index(bone)]
        points[index] = matrix[:, :3] @ rest + matrix[:, 3]
    return points


def rest_landmarks(figure: Figure) -> dict[int, tuple[str, Floats]]:
    """Landmark → the bone that carries it, and its place at rest."""
    found = {0: ("head", _nose_tip(figure))}
    for side, letter, sign in ((0, "L", 1), (1, "R", -1)):
        for left, bone in _JOINTS.items():
            name = f"{bone}.{letter}"
            outwards = np.array([sign * _OUTWARDS_M.get(left, 0), 0, 0])
            found[left + side] = (name, figure.heads[figure.rig.index(name)] + outwards)
        found |= {index: ("head", place) for index, place in _face(figure, side, sign).items()}
        found[29 + side] = (f"foot.{letter}", _heel(figure, letter))
    return found


def _nose_tip(figure: Figure) -> Floats:
    eyes = _eye(figure, "L"), _eye(figure, "R")
    level, gap = eyes[0][1], eyes[0][0] - eyes[1][0]
    skin = figure.base[:_SKIN]
    near = (np.abs(skin[:, 0]) < 0.1 * gap) & (skin[:, 1] < level) & (skin[:, 1] > level - gap)
    candidates = skin[near]
    return candidates[candidates[:, 2].argmax()]


_SKIN = 13380
"""Vertices of the body itself; what follows in the base mesh are guides."""


def _face(figure: Figure, side: int, sign: int) -> dict[int, Floats]:
    letter = "LR"[side]
    eye = _eye(figure, letter)
    gap = 2 * abs(eye[0])
    width = 0.24 * gap
    front = np.array([0, 0, 0.18 * gap])
    inner, outer = ((1, 3), (4, 6))[side]
    mouth = figure.heads[figure.rig.index(f"oris03.{letter}")]
    return {
        inner: _nearest(figure, eye + front + np.array([-sign * width, 0, 0])),
        (2, 5)[side]: eye + front,
        outer: _nearest(figure, eye + front * 0.5 + np.array([sign * width, 0, 0])),
        7 + side: _ear(figure, sign, eye, gap),
        9 + side: _nearest(figure, mouth),
    }


def _eye(figure: Figure, letter: str) -> Floats:
    return figure.heads[figure.rig.index(f"eye.{letter}")]


def _ear(figure: Figure, sign: int, eye: Floats, gap: float) -> Floats:
    """Halfway between the temple and the ear's rim: about the tragus."""
    skin = figure.base[:_SKIN]
    level = (np.abs(skin[:, 1] - eye[1] + 0.25 * gap) < 0.3 * gap) & (skin[:, 0] * sign > 0)
    candidates = skin[level & (np.abs(skin[:, 0]) < 2.2 * gap)]
    return candidates[(candidates[:, 0] * sign).argmax()] * np.array([0.93, 1, 1])


def _heel(figure: Figure, letter: str) -> Floats:
    ankle = figure.heads[figure.rig.index(f"foot.{letter}")]
    skin = figure.base[:_SKIN]
    near = (np.abs(skin[:, 0] - ankle[0]) < 0.06) & (skin[:, 1] < ankle[1] - 0.02)
    return skin[near][skin[near][:, 2].argmin()]


def _nearest(figure: Figure, place: np.ndarray) -> Floats:
    skin = figure.base[:_SKIN]
    return skin[((skin - place) ** 2).sum(axis=1).argmin()]
