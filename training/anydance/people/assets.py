"""The folder of CC0 MakeHuman assets, read when something in it is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from anydance.people.garment import Garment, fit, garment_weights, read_garment
from anydance.people.obj_mesh import Floats, Ints, ObjMesh, read_obj
from anydance.people.pictures import WHITE, Pixels, read_picture
from anydance.people.rig import Rig, read_rig, read_weights, strongest

_WAIST = 2.6
_KNEES = -3.5
"""Heights on the neutral body in decimetres: what ends below the waist is worn on the legs, what goes
from above it to below the knees is worn alone."""


@dataclass(frozen=True)
class Wearable:
    """A garment ready to be fitted, with its colours and its bones."""

    name: str
    garment: Garment
    bones: Ints
    weights: Floats
    picture: Pixels


@dataclass(frozen=True)
class Suit:
    """A suit's mesh, cut where it falls apart; each list holds triangles of the mesh."""

    wearable: Wearable
    top: Ints
    bottom: Ints
    whole: Ints


class Assets:
    """Everything is read once and kept."""

    def __init__(self, folder: Path, picture_side_px: int) -> None:
        self.folder = folder
        self.picture_side_px = picture_side_px
        self.wearable = lru_cache(maxsize=None)(self._wearable)
        self.suit = lru_cache(maxsize=None)(self._suit)

    @cached_property
    def base(self) -> ObjMesh:
        return read_obj(self.folder / "base/base.obj")

    @cached_property
    def rig(self) -> Rig:
        return read_rig(self.folder / "base/default.mhskel")

    @cached_property
    def base_weights(self) -> Floats:
        return read_weights(self.folder / "base/default_weights.mhw", self.rig, len(self.base.vertices))

    @cached_property
    def base_bones(self) -> tuple[Ints, Floats]:
        return strongest(self.base_weights)

    @cached_property
    def skin_vertices(self) -> int:
        """So many vertices of the base mesh are the body's own; guides follow."""
        return int(self.base.triangles[self.base.groups == "body"].max()) + 1

    def names(self, pattern: str) -> list[str]:
        """Files of the folder, without their endings, in order: `names("hair/*/*.mhclo")`."""
        return sorted(str(path.relative_to(self.folder).with_suffix("")) for path in self.folder.glob(pattern))

    def picture(self, name: str) -> Pixels:
        return read_picture(self.folder / name, self.picture_side_px)

    def _wearable(self, name: str) -> Wearable:
        path = self.folder / f"{name}.mhclo"
        garment = read_garment(path, self.rig)
        bones, weights = strongest(garment_weights(garment, self.base_weights))
        pictures = sorted([*path.parent.glob(f"{path.stem}*.jpg"), *path.parent.glob(f"{path.stem}*.png")])
        picture = read_picture(pictures[0], self.picture_side_px) if pictures else WHITE
        return Wearable(name, garment, bones, weights, picture)

    def _suit(self, name: str) -> Suit:
        wearable = self.wearable(name)
        heights = fit(wearable.garment, self.base.vertices)[:, 1]
        triangles = wearable.garment.mesh.triangles
        kinds: dict[str, list[Ints]] = {"top": [], "bottom": [], "whole": []}
        for piece in _pieces(triangles, len(heights)):
            places = heights[triangles[piece]]
            kinds[_kind(float(places.min()), float(places.max()))].append(piece)
        return Suit(wearable, **{kind: _joined(found) for kind, found in kinds.items()})


def _kind(lowest: float, highest: float) -> str:
    if highest < _WAIST:
        return "bottom"
    return "whole" if lowest < _KNEES else "top"


def _pieces(triangles: Ints, vertices: int) -> Iterable[Ints]:
    """The triangles of each connected piece of a mesh."""
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [0, 2]]])
    graph = coo_matrix((np.ones(len(edges)), edges.T), shape=(vertices, vertices))
    piece_of = connected_components(graph, directed=False)[1][triangles[:, 0]]
    return [np.flatnonzero(piece_of == piece).astype(np.int32) for piece in np.unique(piece_of)]


def _joined(found: list[Ints]) -> Ints:
    return np.concatenate(found) if found else np.zeros(0, np.int32)
