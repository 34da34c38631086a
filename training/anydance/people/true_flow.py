"""Where a point of one view is in another: exact, from the surface."""

import numpy as np

from anydance.people.obj_mesh import Floats
from anydance.people.shard import NO_TRIANGLE, POINT_STEPS, Shard

_SAME_SURFACE_MM = 25
"""Depth within a pixel changes by so much where a surface is seen aslant."""


def true_flow(shard: Shard, source: int, target: int) -> tuple[Floats, np.ndarray]:
    """For each pixel of view `target`, the place in view `source` of what it shows.

    Returns [h, w, 2] x, y in pixels (a pixel's middle is at half), and [h, w] whether `source` shows that
    point too. Places beside the person are not-a-number.
    """
    triangle = shard["triangle"][target]
    inside = triangle != NO_TRIANGLE
    corners = shard["triangles"][np.where(inside, triangle, 0)]
    second, third = np.moveaxis(shard["shares"][target].astype(np.float32) / 255, -1, 0)
    weights = np.stack([1 - second - third, second, third], axis=-1)[..., None]
    points = (shard["points"][source].astype(np.float32)[corners] * weights).sum(axis=-2)
    place = np.where(inside[..., None], points[..., :2] / POINT_STEPS, np.nan)
    return place, inside & _shows(shard, source, points, shard["layer"][target])


def _shows(shard: Shard, source: int, points: Floats, layer: np.ndarray) -> np.ndarray:
    height, width = layer.shape
    x, y = np.floor(points[..., :2] / POINT_STEPS).astype(int).transpose(2, 0, 1)
    framed = (x >= 0) & (y >= 0) & (x < width) & (y < height)
    at = np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)
    near = np.abs(shard["depth"][source][at] - points[..., 2]) < _SAME_SURFACE_MM
    return framed & near & (shard["layer"][source][at] == layer)
