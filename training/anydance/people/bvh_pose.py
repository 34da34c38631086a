"""MakeHuman's own poses: the first frame of a `.bvh` over the default skeleton."""

from pathlib import Path

import numpy as np

from anydance.people.pose_sampling import Pose
from anydance.people.rotation import about

_UP_IS_Y = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float32)
"""From these files' axes (z up, y to the back) to ours."""


def read_bvh_pose(path: Path) -> Pose:
    """Turns of all joints; moves are left out."""
    header, _, motion = path.read_text(encoding="utf-8").partition("MOTION")
    values = iter(float(word) for word in motion.split("\n")[3].split())
    pose: Pose = {}
    name = ""
    for line in header.splitlines():
        words = line.split()
        if words and words[0] in ("ROOT", "JOINT"):
            name = words[1]
        elif words and words[0] == "CHANNELS":
            pose[name] = _turn(words[2:], values)
    return pose


def _turn(channels: list[str], values) -> np.ndarray:
    turn = np.eye(3, dtype=np.float32)
    for channel in channels:
        value = next(values)
        if channel.endswith("rotation"):
            turn = turn @ about(channel[0].lower(), np.radians(value))
    return _UP_IS_Y @ turn @ _UP_IS_Y.T
