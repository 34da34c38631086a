"""Plain clothes cut from the base mesh's guides: what clings to the body, and skirts."""

from dataclasses import dataclass

import numpy as np

from anydance.people.assets import Assets
from anydance.people.labels import PARTS, part_of_bones
from anydance.people.obj_mesh import Ints

_UNDER = 0.35
"""Skin this far inside the edge is hidden, decimetres."""
_NECK = 5.8
"""Height of a collar, decimetres"""

_ARMS = tuple(part for part in PARTS if part.endswith(("Arm", "Forearm")))
_LEGS = tuple(part for part in PARTS if part.endswith(("Thigh", "Shin")))


@dataclass(frozen=True)
class GuideCloth:
    """Triangles of the base mesh to draw, and vertices of the skin below them."""

    triangles: Ints
    """rows of the base mesh's triangles"""
    hides: Ints


def cut_top(assets: Assets, hem: float, sleeve: float) -> GuideCloth:
    """From the neck to `hem` (height) and out to `sleeve` (distance from the middle): neutral body, decimetres."""
    x, y, _ = assets.base.vertices.T
    collar = _NECK + np.maximum(np.abs(x) - 0.7, 0)  # shoulders may rise above it
    worn = np.isin(_parts(assets), _numbers(("trunk", *_ARMS)))
    return _cut(assets, "helper-tights", worn, np.minimum.reduce([y - hem, collar - y, sleeve - np.abs(x)]))


def cut_leggings(assets: Assets, waist: float, end: float) -> GuideCloth:
    """From `waist` down to `end`, heights on the neutral body in decimetres."""
    y = assets.base.vertices[:, 1]
    worn = np.isin(_parts(assets), _numbers(("trunk", *_LEGS)))
    return _cut(assets, "helper-tights", worn, np.minimum(waist - y, y - end))


def cut_skirt(assets: Assets, end: float) -> GuideCloth:
    """Down to the height `end`. Nothing is hidden: a skirt swings."""
    y = assets.base.vertices[:, 1]
    cloth = _cut(assets, "helper-skirt", np.ones(len(y), bool), y - end)
    return GuideCloth(cloth.triangles, np.zeros(0, np.int32))


def _cut(assets: Assets, group: str, worn: np.ndarray, inside: np.ndarray) -> GuideCloth:
    """`inside`: how far each vertex is from the edges, positive where there is cloth."""
    base = assets.base
    kept = (worn & (inside > 0))[base.triangles].all(axis=1) & (base.groups == group)
    hidden = np.flatnonzero(worn & (inside > _UNDER)).astype(np.int32)
    return GuideCloth(np.flatnonzero(kept).astype(np.int32), hidden[hidden < assets.skin_vertices])


def _parts(assets: Assets) -> np.ndarray:
    """[vertices] index into PARTS."""
    return part_of_bones(assets.rig)[assets.base_bones[0][:, 0]]


def _numbers(parts: tuple[str, ...]) -> list[int]:
    return [PARTS.index(part) for part in parts]
