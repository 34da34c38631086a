"""Which triangle each sample shows: a z-buffer."""

from typing import NamedTuple

import numba
import numpy as np

from anydance.people.material import MaterialTable
from anydance.people.obj_mesh import Floats, Ints


class Hits(NamedTuple):
    """What lies nearest, for each sample [h, w]."""

    triangle: Ints
    """-1 where there is nothing."""
    shares: Floats
    """[h, w, 2] of the triangle's second and third corner."""
    depth: Floats
    """infinite where there is nothing"""


def rasterise(points: Floats, triangles: Ints, size: tuple[int, int]) -> Hits:
    """`points` [V, 3] are x, y in samples (the first sample's middle is 0.5) and depth; size is (h, w)."""
    one = np.zeros((1, 4), np.int32)
    blank = np.zeros((len(triangles), 3, 2), np.float32), np.zeros(len(triangles), np.int32)
    return Hits(*_rasterise(points, triangles, size, blank, (np.full((1, 4), 255, np.uint8), one)))


def rasterise_textured(points: Floats, mesh, materials: MaterialTable, size: tuple[int, int]) -> Hits:
    """The same, but transparent texels let through: each sample of a 3 × 3 pixel has another threshold.

    `mesh` is anything with triangles, uvs and material.
    """
    return Hits(
        *_rasterise(points, mesh.triangles, size, (mesh.uvs, mesh.material), (materials.texels, materials.places))
    )


@numba.njit(cache=True)
def _rasterise(points, triangles, size, surface, pictures):
    height, width = size
    uvs, material = surface
    texels, places = pictures
    hit = np.full((height, width), -1, np.int32)
    shares = np.zeros((height, width, 2), np.float32)
    depth = np.full((height, width), np.inf, np.float32)
    for t in range(len(triangles)):
        a, b, c = points[triangles[t, 0]], points[triangles[t, 1]], points[triangles[t, 2]]
        area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
        if abs(area) < 1e-9 or min(a[2], b[2], c[2]) <= 0.05:
            continue
        left = max(0, int(np.ceil(min(a[0], b[0], c[0]) - 0.5)))
        right = min(width - 1, int(np.floor(max(a[0], b[0], c[0]) - 0.5)))
        top = max(0, int(np.ceil(min(a[1], b[1], c[1]) - 0.5)))
        bottom = min(height - 1, int(np.floor(max(a[1], b[1], c[1]) - 0.5)))
        place = places[material[t]]
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                dx, dy = x + 0.5 - a[0], y + 0.5 - a[1]
                second = (dx * (c[1] - a[1]) - (c[0] - a[0]) * dy) / area
                third = ((b[0] - a[0]) * dy - dx * (b[1] - a[1])) / area
                if second < 0 or third < 0 or second + third > 1:
                    continue
                z = a[2] + second * (b[2] - a[2]) + third * (c[2] - a[2])
                if z >= depth[y, x]:
                    continue
                if place[3] == 1:
                    corner = uvs[t]
                    u = corner[0, 0] + second * (corner[1, 0] - corner[0, 0]) + third * (corner[2, 0] - corner[0, 0])
                    v = corner[0, 1] + second * (corner[1, 1] - corner[0, 1]) + third * (corner[2, 1] - corner[0, 1])
                    alpha = texels[texel_index(place, u, v), 3]
                    threshold = x % 3 * 3 + y % 3  # the middle sample's is 4: a half
                    if alpha * 9 <= threshold * 255 + 127:
                        continue
                hit[y, x] = t
                shares[y, x, 0] = second
                shares[y, x, 1] = third
                depth[y, x] = z
    return hit, shares, depth


@numba.njit(cache=True)
def texel_index(place, u, v):
    """Row of the table of texels, for texture coordinates; beyond the border lies the border."""
    x = min(max(int(u * place[1]), 0), place[1] - 1)
    y = min(max(int(v * place[2]), 0), place[2] - 1)
    return place[0] + y * place[1] + x
