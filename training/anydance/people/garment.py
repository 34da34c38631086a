"""Things to wear: meshes that cling to the base mesh by MakeHuman's `.mhclo` rule."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from anydance.people.obj_mesh import Floats, Ints, ObjMesh, read_obj
from anydance.people.rig import Rig, normalised, read_weights


@dataclass(frozen=True)
class Garment:
    """A mesh tied to triples of base vertices."""

    mesh: ObjMesh
    anchors: Ints
    """[V, 3] base vertices of each vertex."""
    shares: Floats
    """[V, 3] their weights; may be negative."""
    offsets: Floats
    """[V, 3] decimetres on the neutral body."""
    scales: tuple[tuple[int, int, float], ...]
    """For x, y, z: two base vertices, and their distance on the neutral body along that axis."""
    hides: Ints
    """Base vertices that lie under the garment."""
    own_weights: Floats | None
    """[V, bones] where the garment brings its own."""


def read_garment(path: Path, rig: Rig) -> Garment:
    """From a `.mhclo` file and the mesh (and weights) that lie beside it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    ties, hidden, mesh_name, own, scales, section = [], [], "", None, {}, ""
    for head, *rest in words:
        if head in ("verts", "delete_verts"):
            section = head
        elif section == "verts" and _is_number(head):
            ties.append(_tie([head, *rest]))
        elif section == "delete_verts" and head.isdigit():
            hidden.extend(_ranges([head, *rest]))
        elif head == "obj_file":
            mesh_name = rest[0]
        elif head == "vertexboneweights_file":
            own = path.parent / rest[0]
        elif head in ("x_scale", "y_scale", "z_scale"):
            scales[head[0]] = (int(rest[0]), int(rest[1]), float(rest[2]))
    mesh, table = read_obj(path.parent / mesh_name), np.array(ties, np.float32)
    weights = read_weights(own, rig, len(mesh.vertices)) if own is not None and own.exists() else None
    return Garment(
        mesh,
        table[:, :3].astype(np.int32),
        table[:, 3:6],
        table[:, 6:],
        tuple(scales[axis] for axis in "xyz"),
        np.array(hidden, np.int32),
        weights,
    )


def fit(garment: Garment, base: Floats) -> Floats:
    """Where the garment's vertices are on a shaped, unposed base mesh; in the unit of `base`."""
    scale = [_scale(base, axis, given) for axis, given in enumerate(garment.scales)]
    anchored = (base[garment.anchors] * garment.shares[..., None]).sum(axis=1)
    return (anchored + garment.offsets * np.array(scale, np.float32)).astype(np.float32)


def garment_weights(garment: Garment, base_weights: Floats) -> Floats:
    """[V, bones]: its own, or those of its anchors, mixed."""
    if garment.own_weights is not None:
        return garment.own_weights
    return normalised((base_weights[garment.anchors] * np.maximum(garment.shares, 0)[..., None]).sum(axis=1))


def _scale(base: Floats, axis: int, given: tuple[int, int, float]) -> float:
    first, second, distance = given
    return float(abs(base[first, axis] - base[second, axis]) / distance)


def _tie(words: list[str]) -> list[float]:
    values = [float(word) for word in words]
    return values if len(values) == 9 else [values[0]] * 3 + [1.0, 0.0, 0.0] + [0.0] * 3


def _ranges(words: list[str]) -> list[int]:
    """Numbers, and ranges written as `first - last`."""
    found: list[int] = []
    rest = iter(words)
    for word in rest:
        if word == "-":
            found.extend(range(found[-1] + 1, int(next(rest)) + 1))
        else:
            found.append(int(word))
    return found


def _is_number(word: str) -> bool:
    return word.lstrip("-").replace(".", "", 1).isdigit()
