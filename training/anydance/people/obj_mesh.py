"""Wavefront meshes as MakeHuman writes them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class ObjMesh:
    """A mesh of triangles; quads are cut in two."""

    vertices: Floats
    """[V, 3], in the file's unit."""
    triangles: Ints
    """[T, 3] indices of vertices."""
    uvs: Floats
    """[T, 3, 2], one for each corner; the origin is the picture's bottom left."""
    groups: NDArray[np.str_]
    """[T] name of the `g` line that each triangle stands under."""


def read_obj(path: Path) -> ObjMesh:
    """Reads vertices, texture corners and faces; everything else in the file is passed over."""
    vertices, corners, faces, group = [], [], [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(value) for value in rest.split()])
        elif kind == "vt":
            corners.append([float(value) for value in rest.split()[:2]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            faces.extend((triangle, group) for triangle in _triangles(rest))
    indices = np.array([triangle for triangle, _ in faces], np.int32)  # [T, 3, (vertex, corner)]
    uvs = np.array(corners, np.float32)[indices[..., 1]] if corners else np.zeros((len(faces), 3, 2), np.float32)
    return ObjMesh(
        np.array(vertices, np.float32),
        np.ascontiguousarray(indices[..., 0]),
        uvs,
        np.array([name for _, name in faces]),
    )


def _triangles(face: str) -> list[list[tuple[int, int]]]:
    """A face's fan of triangles, each corner as (vertex, texture corner), counted from 0."""
    points = []
    for word in face.split():
        numbers = word.split("/")
        corner = int(numbers[1]) - 1 if len(numbers) > 1 and numbers[1] else 0
        points.append((int(numbers[0]) - 1, corner))
    return [[points[0], points[i], points[i + 1]] for i in range(1, len(points) - 1)]
