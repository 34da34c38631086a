"""Landmarks and mattes with the faults of those that the engine's perception finds.

The sizes of the faults are measured: what it found in 192 rendered pictures of 48 people against what the
renderer knows, in lengths of the torso. What engine/perception/joint-centres.ts takes away is left out.
"""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import binary_closing, gaussian_filter

from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels


@dataclass(frozen=True)
class _Fault:
    """Of a kind of joint, in torso lengths."""

    outward: float
    """how far it is seen towards its own side of the body, for everybody alike"""
    down: float
    shared: float
    """standard deviation of what is alike in all pictures of a person, for each axis"""
    own: float
    """and of what is each picture's own"""


_FAULTS = {
    (0,): _Fault(0, -0.016, 0.017, 0.016),
    (1, 2, 3, 4, 5, 6): _Fault(-0.007, 0, 0.015, 0.013),
    (7, 8): _Fault(-0.052, 0.008, 0.024, 0.024),
    (9, 10): _Fault(0.013, 0.015, 0.016, 0.014),
    (11, 12): _Fault(0, 0, 0.019, 0.024),
    (13, 14): _Fault(0, -0.014, 0.021, 0.038),
    (15, 16): _Fault(-0.009, -0.013, 0.018, 0.028),
    (17, 18): _Fault(-0.017, -0.032, 0.027, 0.047),
    (19, 20): _Fault(0.015, 0.004, 0.025, 0.046),
    (21, 22): _Fault(0.052, -0.014, 0.038, 0.057),
    (23, 24): _Fault(0, 0, 0.033, 0.024),
    (25, 26): _Fault(-0.008, -0.009, 0.025, 0.022),
    (27, 28): _Fault(0, 0, 0.024, 0.019),
    (29, 30): _Fault(-0.009, 0, 0.027, 0.027),
    (31, 32): _Fault(0.045, 0.040, 0.023, 0.027),
}
"""By the indices of BodyLandmarks."""

_LEFT = {1, 2, 3, *range(7, 33, 2)}

_DEPTH = 0.12
"""Standard deviation of a joint's depth: enough to swap limbs that cross closely."""


def shared_faults(rng: np.random.Generator) -> Floats:
    """[33, 2] torso lengths to the right and down: how a person's joints are seen wrong in every picture."""
    faults = np.zeros((33, 2))
    for joints, fault in _FAULTS.items():
        for joint in joints:
            side = 1 if joint in _LEFT else -1
            faults[joint] = rng.normal((side * fault.outward, fault.down), fault.shared)
    return faults


def noisy_joints(rng: np.random.Generator, joints: Floats, shared: Floats) -> Floats:
    """[33, 4] BodyLandmarks as they are seen in a picture."""
    shoulders, hips = joints[11:13, :2].mean(axis=0), joints[23:25, :2].mean(axis=0)
    torso = np.linalg.norm(shoulders - hips)
    spread = np.zeros((33, 1))
    for indices, fault in _FAULTS.items():
        spread[list(indices)] = fault.own
    moved = joints.copy()
    moved[:, :2] += torso * (shared @ _upright(joints) + spread * rng.normal(0, 1, (33, 2)))
    moved[:, 2] += rng.normal(0, _DEPTH * torso, len(joints))
    return moved.astype(np.float32)


_BONES = {
    **{13: 11, 15: 13, 25: 23, 27: 25, 29: 27, 31: 27},
    **{14: 12, 16: 14, 26: 24, 28: 26, 30: 28, 32: 28},
    **{17: 15, 19: 15, 21: 15, 18: 16, 20: 16, 22: 16},
}
"""From each landmark that turns with a limb to the one before it; the others turn with the trunk."""
_OF_HANDS = {15: 13, 16: 14}
"""Fingers turn with the forearm: they are too short to say where they point."""


def carried_faults(photo: Floats, seen: Floats, pose: Floats) -> Floats:
    """[33, 4] a true pose as the engine dances it on a person whose photo was misread: with the proportions of
    `seen` in place of `photo`, each fault turning with its bone. Nothing looks at a pose that is danced."""
    faults = seen[:, :2] - photo[:, :2]
    moved = pose.copy()
    carried = faults @ _upright(photo).T @ _upright(pose)
    for joint, parent in sorted(_BONES.items()):
        start, end = (_OF_HANDS[parent], parent) if parent in _OF_HANDS else (parent, joint)
        turn = _turn(photo[end, :2] - photo[start, :2], pose[end, :2] - pose[start, :2])
        carried[joint] = carried[parent] + turn @ (faults[joint] - faults[parent])
    moved[:, :2] += carried
    return moved


def _turn(before: Floats, after: Floats) -> Floats:
    """[2, 2] that turns one direction into another."""
    angle = np.arctan2(after[1], after[0]) - np.arctan2(before[1], before[0])
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def _upright(joints: Floats) -> Floats:
    """[2, 2]: the trunk's own axes, to its right and down, as rows."""
    down = joints[23:25, :2].mean(axis=0) - joints[11:13, :2].mean(axis=0)
    x, y = down / np.linalg.norm(down)
    return np.array([[y, -x], [x, y]])


_CLOSED = 0.25
"""Share of mattes in which gaps between limbs are filled."""


def noisy_matte(rng: np.random.Generator, alpha: Pixels) -> Pixels:
    """[h, w]: harder, here a pixel too wide and there a pixel too narrow; at times without the gaps."""
    unit = alpha.shape[0] / 192
    share = alpha / 255
    if rng.random() < _CLOSED:
        radius = max(1, round(rng.uniform(2, 7) * unit))
        closed = binary_closing(np.pad(share > 0.5, radius), iterations=radius)[radius:-radius, radius:-radius]
        share = np.maximum(share, closed)
    wander = gaussian_filter(rng.normal(0, 1, alpha.shape), 5 * unit)
    soft = gaussian_filter(share, rng.uniform(0.3, 0.9) * unit)
    edge = 0.5 + 0.2 * np.clip(wander / max(wander.std(), 1e-6), -1.5, 1.5) + rng.normal(0, 0.08)
    inner = (soft - np.clip(edge, 0.25, 0.75)) * 4 + 0.5
    return np.rint(np.clip(inner, 0, 1) * 255).astype(np.uint8)
