"""Landmarks and mattes with the faults of those that a detector finds."""

import numpy as np
from scipy.ndimage import gaussian_filter

from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels

_SPREAD_T = 0.025
"""Standard deviation of a joint's error in torso lengths; hands and feet err more."""
_FAR = {15: 1.5, 16: 1.5, **{index: 2.0 for index in range(17, 23)}, **{index: 1.5 for index in range(29, 33)}}
_DEPTH_T = 0.12
"""That of its depth: enough to swap limbs that cross closely."""


def noisy_joints(rng: np.random.Generator, joints: Floats) -> Floats:
    """[33, 4] BodyLandmarks, each shifted a little."""
    torso = np.linalg.norm(joints[11:13, :2].mean(axis=0) - joints[23:25, :2].mean(axis=0))
    factor = np.array([_FAR.get(index, 1.0) for index in range(len(joints))])[:, None]
    moved = joints.copy()
    moved[:, :2] += rng.normal(0, _SPREAD_T * torso, (len(joints), 2)) * factor
    moved[:, 2] += rng.normal(0, _DEPTH_T * torso, len(joints))
    return moved.astype(np.float32)


def noisy_matte(rng: np.random.Generator, alpha: Pixels) -> Pixels:
    """[h, w]: softer, here a pixel too wide and there a pixel too narrow."""
    unit = alpha.shape[0] / 192
    wander = gaussian_filter(rng.normal(0, 1, alpha.shape), 5 * unit)
    soft = gaussian_filter(alpha / 255, rng.uniform(0.3, 0.9) * unit)
    edge = 0.5 + 0.2 * np.clip(wander / max(wander.std(), 1e-6), -1.5, 1.5) + rng.normal(0, 0.08)
    inner = (soft - np.clip(edge, 0.25, 0.75)) * 2.5 + 0.5
    return np.rint(np.clip(inner, 0, 1) * 255).astype(np.uint8)
