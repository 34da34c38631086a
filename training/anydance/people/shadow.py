"""What the lamp does not reach: a depth map seen from it."""

from typing import NamedTuple

import numba
import numpy as np

from anydance.people.obj_mesh import Floats, Ints
from anydance.people.rasterise import rasterise

_SIDE = 256


class ShadowMap(NamedTuple):
    depth: Floats
    """[256, 256] metres away from the lamp"""
    axes: Floats
    """[3, 4]: world → column, row, depth"""


def shadow_map(vertices: Floats, triangles: Ints, direction: Floats) -> ShadowMap:
    """`direction` points to the lamp."""
    across = np.cross(np.array([0.0, 1.0, 0.0]), direction)
    across /= np.linalg.norm(across)
    axes = np.stack([across, np.cross(direction, across), -direction])
    seen = vertices @ axes.T
    low, high = seen.min(axis=0), seen.max(axis=0)
    scale = (_SIDE - 2) / float((high - low)[:2].max())
    shift = np.array([1 - low[0] * scale, 1 - low[1] * scale, 1 - low[2]])
    table = np.concatenate([axes * np.array([[scale], [scale], [1]]), shift[:, None]], axis=1).astype(np.float32)
    hits = rasterise((vertices @ table[:, :3].T + table[:, 3]).astype(np.float32), triangles, (_SIDE, _SIDE))
    return ShadowMap(hits.depth, table)


@numba.njit(cache=True)
def lit(place, shadow, spread):
    """0..1, how much of the lamp reaches a point; `spread` in cells of the map softens the edge."""
    axes = shadow.axes
    column = axes[0, 0] * place[0] + axes[0, 1] * place[1] + axes[0, 2] * place[2] + axes[0, 3]
    row = axes[1, 0] * place[0] + axes[1, 1] * place[1] + axes[1, 2] * place[2] + axes[1, 3]
    depth = axes[2, 0] * place[0] + axes[2, 1] * place[1] + axes[2, 2] * place[2] + axes[2, 3]
    side = shadow.depth.shape[0]
    open_taps = 0
    for down in range(-1, 2):
        for across in range(-1, 2):
            y, x = int(row + down * spread), int(column + across * spread)
            if x < 0 or y < 0 or x >= side or y >= side or shadow.depth[y, x] > depth - 0.02:
                open_taps += 1
    return open_taps / 9
