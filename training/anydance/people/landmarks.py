"""The 33 body landmarks of engine/core/landmarks.ts, in its order."""

from dataclasses import dataclass

import numpy as np

from anydance.people.obj_mesh import Floats
from anydance.people.rig import Rig

COUNT = 33

_JOINTS = {
    11: "upperarm01", 13: "lowerarm01", 15: "wrist", 17: "finger5-1", 19: "finger2-1", 21: "finger1-3",
    23: "upperleg01", 25: "lowerleg01", 27: "foot", 31: "toe1-1",
}  # fmt: skip
"""Left landmarks at the heads of bones; the right ones follow them by 1."""
_OUTWARDS_M = {23: 0.01}
"""Detectors put hips farther out than the joint is."""


@dataclass(frozen=True)
class Landmarks:
    """Points that move with bones."""

    bones: list[int]
    """[33]"""
    places: Floats
    """[33, 3] at rest, metres"""

    def moved(self, matrices: Floats) -> Floats:
        """[33, 3], for the bones' [bones, 3, 4]."""
        carried = matrices[self.bones]
        return np.einsum("jab,jb->ja", carried[:, :, :3], self.places) + carried[:, :, 3]


def find_landmarks(rig: Rig, heads: Floats, skin: Floats) -> Landmarks:
    """`heads` [bones, 3] and the vertices of the skin, [V, 3], both at rest."""
    body = _Body(rig, heads, skin)
    found = {0: ("head", body.nose_tip())}
    for side, letter, sign in ((0, "L", 1), (1, "R", -1)):
        for left, bone in _JOINTS.items():
            outwards = np.array([sign * _OUTWARDS_M.get(left, 0), 0, 0])
            found[left + side] = (f"{bone}.{letter}", body.head(f"{bone}.{letter}") + outwards)
        found |= {index: ("head", place) for index, place in body.face(side, sign).items()}
        found[29 + side] = (f"foot.{letter}", body.heel(letter))
    bones = [rig.index(found[index][0]) for index in range(COUNT)]
    return Landmarks(bones, np.array([found[index][1] for index in range(COUNT)], np.float32))


@dataclass(frozen=True)
class _Body:
    rig: Rig
    heads: Floats
    skin: Floats

    def head(self, bone: str) -> Floats:
        return self.heads[self.rig.index(bone)]

    def nose_tip(self) -> Floats:
        """The foremost point between and below the eyes."""
        left, right = self.head("eye.L"), self.head("eye.R")
        level, gap = left[1], left[0] - right[0]
        x, y, _ = self.skin.T
        near = self.skin[(np.abs(x) < 0.1 * gap) & (y < level) & (y > level - gap)]
        return near[near[:, 2].argmax()]

    def face(self, side: int, sign: int) -> dict[int, Floats]:
        """The landmarks of one side, by index."""
        letter = "LR"[side]
        eye = self.head(f"eye.{letter}")
        gap = 2 * abs(eye[0])
        beside, front = np.array([sign * 0.24 * gap, 0, 0]), np.array([0, 0, 0.18 * gap])
        inner, middle, outer = ((1, 2, 3), (4, 5, 6))[side]
        return {
            inner: self.nearest(eye + front - beside),
            middle: eye + front,
            outer: self.nearest(eye + front * 0.5 + beside),
            7 + side: self.ear(sign, eye, gap),
            9 + side: self.nearest(self.head(f"oris03.{letter}")),
        }

    def ear(self, sign: int, eye: Floats, gap: float) -> Floats:
        """A little inside the ear's rim: about the tragus."""
        x, y, _ = self.skin.T
        level = (np.abs(y - eye[1] + 0.25 * gap) < 0.3 * gap) & (x * sign > 0) & (np.abs(x) < 2.2 * gap)
        near = self.skin[level]
        return near[(near[:, 0] * sign).argmax()] * np.array([0.93, 1, 1])

    def heel(self, letter: str) -> Floats:
        ankle = self.head(f"foot.{letter}")
        x, y, _ = self.skin.T
        near = self.skin[(np.abs(x - ankle[0]) < 0.06) & (y < ankle[1] - 0.02)]
        return near[near[:, 2].argmin()]

    def nearest(self, place: np.ndarray) -> Floats:
        return self.skin[((self.skin - place) ** 2).sum(axis=1).argmin()]
