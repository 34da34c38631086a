"""A person's views in one compact file.

Arrays of `person-NNNNNN.npz`; K views of h × w pixels, T triangles and V vertices, only those in sight:

    rgb       [K, h, w, 3] uint8
    alpha     [K, h, w]    uint8    how much of the pixel the person covers
    part      [K, h, w]    uint8    labels.PARTS at the pixel's middle
    layer     [K, h, w]    uint8    labels.LAYERS
    depth     [K, h, w]    uint16   millimetres along the view; 0 beside the person
    triangle  [K, h, w]    uint16   what the pixel shows; 65535 beside the person
    shares    [K, h, w, 2] uint8    of the triangle's second and third corner, 255 being all
    triangles [T, 3]       uint16   the triangle's vertices
    points    [K, V, 3]    int16    where each view has the vertices: x, y in 1/32 pixel, millimetres
    joints    [K, 33, 4]   float32  BodyLandmarks: x, y, z in pixels, 1 when seen

With puppets, unless the engine makes none of this person:

    puppet    [K-1, h, w, 3] uint8  the first view in the poses of the others, on black
    cover     [K-1, h, w]  uint8    how much of a pixel the puppet (or its shadow) covers
    front     [K-1, h, w]  uint8    the puppet's layer in front; 0 beside it
    sources   [K-1, h, w, 2] int16  what of the first view the puppet shows: x, y in 1/32 pixel
    plate     [h, w, 3]    uint8    the first view with the person painted over
    matte     [h, w]       uint8    what the puppet was cut out by
    given     [K, 33, 4]   float32  the joints that the puppet was told, with a detector's errors
    half      []           bool     whether the puppet was told that the legs are out of the picture

The pixel in column 0 has its middle at x = 0.5.
"""

import io
import os
import zipfile
from pathlib import Path

import numpy as np

from anydance.people.person import PersonViews

POINT_STEPS = 32
"""Steps of `points` in a pixel."""
NO_TRIANGLE = 65535
_OF_PUPPETS = ("puppet", "cover", "front", "sources", "plate", "matte", "given", "half")

Shard = dict[str, np.ndarray]


def shard_path(folder: Path, person: int) -> Path:
    return folder / f"person-{person:06d}.npz"


def shard_number(path: Path) -> int:
    """Which person it is."""
    return int(path.stem.removeprefix("person-"))


def shards_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("person-*.npz"))


def pack(person: PersonViews) -> Shard:
    """Surface coordinates are told by number of triangle; what no view shows is dropped."""
    views = person.views
    triangle = np.stack([view.triangle for view in views])
    used, renumbered = np.unique(triangle[triangle >= 0], return_inverse=True)
    seen = np.full(triangle.shape, NO_TRIANGLE, np.uint16)
    seen[triangle >= 0] = renumbered
    vertices, corners = np.unique(person.figure.triangles[used], return_inverse=True)
    points = np.stack([view.points[vertices] for view in views]) * (POINT_STEPS, POINT_STEPS, 1000)
    arrays = {name: np.stack([getattr(view, name) for view in views]) for name in ("rgb", "alpha", "part", "layer")}
    return arrays | {
        "depth": np.rint(np.stack([view.depth_m for view in views]) * 1000).astype(np.uint16),
        "triangle": seen,
        "shares": np.rint(np.stack([view.shares for view in views]) * 255).astype(np.uint8),
        "triangles": corners.reshape(-1, 3).astype(np.uint16),
        "points": np.rint(np.clip(points, -32768, 32767)).astype(np.int16),
        "joints": np.stack([view.joints for view in views]),
    }


def without_puppet(shard: Shard) -> Shard:
    return {name: array for name, array in shard.items() if name not in _OF_PUPPETS}


def write_shard(path: Path, shard: Shard) -> None:
    """Whole or not at all; the same arrays always make the same bytes."""
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, array in shard.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(array), allow_pickle=False)
            # Grain does not get smaller: trying costs more than all else here.
            method = zipfile.ZIP_STORED if name == "rgb" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue(), method)
    unfinished.replace(path)


def read_shard(path: Path) -> Shard:
    with np.load(path, allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}
