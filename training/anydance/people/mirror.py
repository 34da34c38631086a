"""A person in a mirror: another one to learn from, who costs no rendering."""

import numpy as np

from anydance.people.labels import PARTS
from anydance.people.obj_mesh import Floats
from anydance.people.shard import POINT_STEPS, Shard

_PUPPET_LAYERS = ("none", "torso", "head", "leftArm", "rightArm", "leftLeg", "rightLeg")
"""Of `front`; SOURCE_LAYERS of engine/puppet/pose-motion.ts."""
_JOINTS = np.array([0, 4, 5, 6, 1, 2, 3, *(joint + (1 if joint % 2 else -1) for joint in range(7, 33))])
"""Of each of the BodyLandmarks the one of the other side."""


def mirrored(shard: Shard) -> Shard:
    """The same with left and right exchanged. What was drawn by chance, as a matte's faults, is another draw of the same."""
    width = shard["rgb"].shape[2]
    whole = ("triangles", "points", "joints", "given", "plate", "matte", "half")
    views = {name: array[:, :, ::-1] for name, array in shard.items() if name not in whole}
    views |= {name: shard[name][:, ::-1] for name in ("plate", "matte") if name in shard}
    views |= {name: _mirrored_joints(shard[name], width) for name in ("joints", "given") if name in shard}
    views["part"] = _swapped(PARTS)[views["part"]]
    views["points"] = _mirrored_x(shard["points"], width * POINT_STEPS)
    views |= {name: shard[name] for name in ("triangles", "half") if name in shard}
    if "front" in shard:
        views["front"] = _swapped(_PUPPET_LAYERS)[views["front"]]
        views["sources"] = _mirrored_x(views["sources"], width * POINT_STEPS)
    return {name: np.ascontiguousarray(views[name]) for name in shard}


def _mirrored_joints(joints: Floats, width: int) -> Floats:
    return _mirrored_x(joints[:, _JOINTS], width)


def _mirrored_x(places: np.ndarray, width: int) -> np.ndarray:
    """[…, 2 or more]: x first."""
    turned = places.copy()
    x = width - places[..., 0].astype(np.float64)
    if places.dtype.kind == "i":  # what lies further off than its numbers reach stays far off
        x = x.clip(np.iinfo(places.dtype).min, np.iinfo(places.dtype).max)
    turned[..., 0] = x.astype(places.dtype)
    return turned


def _swapped(names: tuple[str, ...]) -> np.ndarray:
    """Of each number that of the same on the other side."""
    return np.array([names.index(_of_other_side(name)) for name in names], np.uint8)


def _of_other_side(name: str) -> str:
    if name.startswith("left"):
        return name.replace("left", "right")
    return name.replace("right", "left")
