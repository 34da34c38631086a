"""What a pixel shows: a part of the body, and what is worn there."""

import numpy as np
from numpy.typing import NDArray

from anydance.people.rig import Rig

PARTS = (
    "background", "head", "trunk",
    "leftUpperArm", "leftForearm", "leftHand", "rightUpperArm", "rightForearm", "rightHand",
    "leftThigh", "leftShin", "leftFoot", "rightThigh", "rightShin", "rightFoot",
)  # fmt: skip
"""Left and right are the person's own. Clothes and hair count as the part whose bones move them."""

LAYERS = ("background", "skin", "eyes", "hair", "top", "bottom", "shoes", "hat")

_BY_BONE = {
    "upperarm": "UpperArm", "lowerarm": "Forearm", "wrist": "Hand", "finger": "Hand", "metacarpal": "Hand",
    "upperleg": "Thigh", "lowerleg": "Shin", "foot": "Foot", "toe": "Foot",
}  # fmt: skip
_TRUNK = ("root", "spine", "pelvis", "clavicle", "shoulder", "breast", "neck01", "neck02")


def part_of_bones(rig: Rig) -> NDArray[np.uint8]:
    """[bones] index into PARTS. Whatever is neither limb nor trunk belongs to the head."""
    return np.array([PARTS.index(_part(name)) for name in rig.names], np.uint8)


def _part(bone: str) -> str:
    side = {"L": "left", "R": "right"}.get(bone[-1], "")
    limb = next((part for start, part in _BY_BONE.items() if bone.startswith(start)), None)
    if limb is not None:
        return side + limb
    return "trunk" if bone.startswith(_TRUNK) else "head"
