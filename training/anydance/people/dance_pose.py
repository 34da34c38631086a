"""Poses of this project's dances, as training/dance-poses.ts writes them, on MakeHuman's skeleton."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from anydance.people.obj_mesh import Floats
from anydance.people.pose_sampling import Pose
from anydance.people.rig import Rig

_BONES = {
    "hips": "root", "spine": "spine04", "chest": "spine02", "neck": "neck02", "head": "head",
    "Clavicle": "clavicle", "UpperArm": "upperarm01", "Forearm": "lowerarm01", "Hand": "wrist",
    "Thigh": "upperleg01", "Shin": "lowerleg01", "Foot": "foot",
    **{
        f"{finger}{joint}": f"finger{number}-{joint}"
        for number, finger in enumerate(("Thumb", "Index", "Middle", "Ring", "Little"), 1)
        for joint in (1, 2, 3)
    },
}  # fmt: skip


@dataclass(frozen=True)
class DancePoses:
    bones: tuple[str, ...]
    """MakeHuman's names"""
    dances: tuple[Floats, ...]
    """For each dance [poses, bones, 3, 3], one after the other: turns in the world, from the T-pose"""

    def turns(self, dance: int, pose: int) -> dict[str, Floats]:
        """By bone. A dance goes on from its beginning."""
        poses = self.dances[dance]
        return dict(zip(self.bones, poses[pose % len(poses)], strict=True))


def read_dances(path: Path) -> DancePoses:
    file = json.loads(path.read_text(encoding="utf-8"))
    shape = (-1, len(file["joints"]), 4)
    dances = tuple(_matrices(np.array(poses, np.float32).reshape(shape)) for poses in file["dances"])
    return DancePoses(tuple(_bone(joint) for joint in file["joints"]), dances)


def dance_pose(turns: dict[str, Floats], rig: Rig, t_pose: Pose) -> Pose:
    """`turns`: a bone's turn in the world from the T-pose; `t_pose`: each bone's own turn from rest to it."""
    still = np.eye(3, dtype=np.float32)
    pose: Pose = {}
    to_t: list[Floats] = []
    world: list[Floats] = []
    for name, parent in zip(rig.names, rig.parents, strict=True):
        before, t_before = (world[parent], to_t[parent]) if parent >= 0 else (still, still)
        own = t_pose.get(name, still)
        to_t.append(t_before @ own)
        world.append(turns[name] @ to_t[-1] if name in turns else before @ own)
        pose[name] = before.T @ world[-1]
    return pose


def _bone(joint: str) -> str:
    for side, letter in (("left", "L"), ("right", "R")):
        if joint.startswith(side):
            return f"{_BONES[joint.removeprefix(side)]}.{letter}"
    return _BONES[joint]


def _matrices(quaternions: Floats) -> Floats:
    """[..., 4] x, y, z, w → [..., 3, 3]"""
    x, y, z, w = np.moveaxis(quaternions / np.linalg.norm(quaternions, axis=-1, keepdims=True), -1, 0)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.moveaxis(np.array(rows, np.float32), (0, 1), (-2, -1))
