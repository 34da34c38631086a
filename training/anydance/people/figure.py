"""A person put together: one mesh of everything that can be seen, with bones and materials."""

from dataclasses import dataclass, field

import numpy as np

from anydance.people.assets import Assets, Wearable
from anydance.people.garment import fit
from anydance.people.labels import LAYERS, part_of_bones
from anydance.people.landmarks import Landmarks, find_landmarks
from anydance.people.material import Material, MaterialTable, flattened, material_table
from anydance.people.normals import vertex_normals
from anydance.people.obj_mesh import Floats, Ints
from anydance.people.rig import Rig, joint_places


_KEPT_WHEN_DRAWN = {"skin": 0.6, "hair": 0.4, "top": 0.15, "bottom": 0.15, "shoes": 0.3, "hat": 0.15}
"""Of a picture's light and dark, so much is left in a drawing; of other layers all."""


@dataclass(frozen=True)
class Figure:
    """Metres, y up, facing +z, the person's left at +x, unposed."""

    rig: Rig
    heads: Floats
    """[bones, 3]"""
    landmarks: Landmarks
    vertices: Floats
    """[V, 3]"""
    bones: Ints
    """[V, 4]"""
    weights: Floats
    """[V, 4]"""
    triangles: Ints
    """[T, 3]"""
    uvs: Floats
    """[T, 3, 2]"""
    material: Ints
    """[T] row of the table of materials."""
    layer: np.ndarray
    """[T] uint8, see LAYERS."""
    part: np.ndarray
    """[T] uint8, see PARTS."""
    materials: MaterialTable


@dataclass
class FigureBuilder:
    """Takes pieces one by one."""

    assets: Assets
    base: Floats
    """[19158, 3] shaped, metres, float32"""
    drawn: bool = False
    """Whether surfaces are nearly of one colour each."""
    _pieces: list[dict[str, np.ndarray]] = field(default_factory=list)
    _materials: list[Material] = field(default_factory=list)

    def add_body(self, material: Material, hidden: Ints) -> None:
        """The skin, but for faces that lie wholly under clothes."""
        mesh = self.assets.base
        covered = np.zeros(len(self.base), bool)
        covered[hidden] = True
        shown = (mesh.groups == "body") & ~covered[mesh.triangles].all(axis=1)
        self._add("skin", material, self.base, self.assets.base_bones, mesh.triangles[shown], mesh.uvs[shown])

    def add_guides(self, layer: str, material: Material, rows: Ints, lift_m: float) -> None:
        """Some triangles of the base mesh, by row, moved outwards."""
        mesh = self.assets.base
        triangles = mesh.triangles[rows]
        lifted = self.base + lift_m * vertex_normals(self.base, triangles)
        self._add(layer, material, lifted, self.assets.base_bones, triangles, mesh.uvs[rows])

    def add_wearable(self, layer: str, wearable: Wearable, material: Material, triangles: Ints | None = None) -> None:
        """A garment, or only some of its triangles."""
        mesh = wearable.garment.mesh
        kept = slice(None) if triangles is None else triangles
        vertices = fit(wearable.garment, self.base)
        bones = (wearable.bones, wearable.weights)
        self._add(layer, material, vertices, bones, mesh.triangles[kept], mesh.uvs[kept])

    def build(self) -> Figure:
        joined = {name: np.concatenate([piece[name] for piece in self._pieces]) for name in self._pieces[0]}
        rig = self.assets.rig
        first_bones = joined["bones"][joined["triangles"][:, 0], 0]
        heads = joint_places(self.base, rig.heads)
        skin = self.base[: self.assets.skin_vertices]
        return Figure(
            rig=rig,
            heads=heads,
            landmarks=find_landmarks(rig, heads, skin),
            part=part_of_bones(rig)[first_bones],
            materials=material_table(self._materials),
            **joined,
        )

    def _add(self, layer, material, vertices, bones, triangles, uvs) -> None:
        """Only the vertices that the triangles use are kept."""
        used, renumbered = np.unique(triangles, return_inverse=True)
        start = sum(len(piece["vertices"]) for piece in self._pieces)
        count = len(triangles)
        self._pieces.append(
            {
                "vertices": vertices[used].astype(np.float32),
                "bones": bones[0][used],
                "weights": bones[1][used],
                "triangles": (renumbered.reshape(-1, 3) + start).astype(np.int32),
                "uvs": uvs,
                "material": np.full(count, len(self._materials), np.int32),
                "layer": np.full(count, LAYERS.index(layer), np.uint8),
            }
        )
        kept = _KEPT_WHEN_DRAWN.get(layer, 1.0) if self.drawn else 1.0
        self._materials.append(flattened(material, uvs, kept))
