"""Samples → pixels: the colours of the person over the backdrop."""

import numba
import numpy as np

from anydance.people.figure import Figure
from anydance.people.labels import LAYERS
from anydance.people.obj_mesh import Floats
from anydance.people.posing import Posed
from anydance.people.rasterise import Hits, texel_index
from anydance.people.scene import SAMPLES, Scene
from anydance.people.shadow import ShadowMap, lit
from anydance.people.vectors import added, dot, point, scaled, unit

_DRAWN_AT_PX = 384
"""Widths of outlines are told for pictures of this height."""
_EYES, _HAIR = LAYERS.index("eyes"), LAYERS.index("hair")
_FINE = 2
"""Widest line between a face, its eyes and its hair, in samples: wider ones would fill the eyes."""
_LIT = 0.3
"""From so much of the lamp's light on a drawn surface is in the light."""


def shade(figure: Figure, pose: Posed, hits: Hits, scene: Scene, shadow: ShadowMap, backdrop: Floats) -> Floats:
    """Linear [h, w, 3]: each pixel is the mean of its samples; uncovered ones show the backdrop."""
    table, light = figure.materials, scene.light
    mesh = figure.triangles, figure.uvs, figure.material, figure.layer
    shape = figure.vertices, pose.vertices, pose.normals
    materials = table.texels, table.places, table.matrices, table.looks
    lamps = np.stack([light.direction, light.lamp, light.sky, light.ground])
    place = np.array(scene.camera.place, np.float32)
    return _shade(hits, mesh, shape, materials, (lamps, place, _ink(scene, len(backdrop)), shadow), backdrop)


def _ink(scene: Scene, height: int) -> Floats:
    """[6]: width of outlines in samples (0: no drawing), their colour, the lamp's share in shade and light."""
    style = scene.drawn
    if style is None:
        return np.zeros(6, np.float32)
    width = max(1, round(style.ink_px * height / _DRAWN_AT_PX * SAMPLES))
    return np.array([width, *style.ink, *style.lamp], np.float32)


@numba.njit(cache=True)
def _shade(hits, mesh, shape, materials, lights, backdrop):
    height, width = backdrop.shape[:2]
    picture = np.empty_like(backdrop)
    for y in range(height):
        for x in range(width):
            red, green, blue, bare = 0.0, 0.0, 0.0, 0
            for row in range(y * SAMPLES, (y + 1) * SAMPLES):
                for column in range(x * SAMPLES, (x + 1) * SAMPLES):
                    if hits.triangle[row, column] < 0:
                        bare += 1
                        continue
                    colour = _sample(row, column, hits, mesh, shape, materials, lights)
                    red, green, blue = red + colour[0], green + colour[1], blue + colour[2]
            around = backdrop[y, x]
            count = SAMPLES * SAMPLES
            picture[y, x, 0] = (red + bare * around[0]) / count
            picture[y, x, 1] = (green + bare * around[1]) / count
            picture[y, x, 2] = (blue + bare * around[2]) / count
    return picture


@numba.njit(cache=True)
def _sample(row, column, hits, mesh, shape, materials, lights):
    triangles, _, material, layer = mesh
    ink = lights[2]
    t = hits.triangle[row, column]
    second, third = hits.shares[row, column, 0], hits.shares[row, column, 1]
    weights = (1 - second - third, second, third)
    if ink[0] > 0 and _is_edge(hits, layer, row, column, int(ink[0])):
        return ink[1], ink[2], ink[3]
    look = materials[3][material[t]]
    colour = _painted(t, weights, mesh, materials)
    colour = _patterned(colour, look, _mix(shape[0], triangles[t], weights))
    surface = _mix(shape[1], triangles[t], weights), _mix(shape[2], triangles[t], weights)
    return _lighted(colour, look[6], surface, lights)


@numba.njit(cache=True)
def _mix(values, corners, weights):
    a, b, c = values[corners[0]], values[corners[1]], values[corners[2]]
    return (
        weights[0] * a[0] + weights[1] * b[0] + weights[2] * c[0],
        weights[0] * a[1] + weights[1] * b[1] + weights[2] * c[1],
        weights[0] * a[2] + weights[1] * b[2] + weights[2] * c[2],
    )


@numba.njit(cache=True)
def _painted(t, weights, mesh, materials):
    """The picture's nearest texel, through the material's matrix."""
    _, uvs, material, _ = mesh
    texels, places, matrices, _ = materials
    m, corner = matrices[material[t]], uvs[t]
    u = weights[0] * corner[0, 0] + weights[1] * corner[1, 0] + weights[2] * corner[2, 0]
    v = weights[0] * corner[0, 1] + weights[1] * corner[1, 1] + weights[2] * corner[2, 1]
    texel = texels[texel_index(places[material[t]], u, v)]
    own = ((texel[0] / 255) ** 2, (texel[1] / 255) ** 2, (texel[2] / 255) ** 2)
    return (
        min(max(m[0, 0] * own[0] + m[0, 1] * own[1] + m[0, 2] * own[2], 0.0), 1.0),
        min(max(m[1, 0] * own[0] + m[1, 1] * own[1] + m[1, 2] * own[2], 0.0), 1.0),
        min(max(m[2, 0] * own[0] + m[2, 1] * own[1] + m[2, 2] * own[2], 0.0), 1.0),
    )


@numba.njit(cache=True)
def _patterned(colour, look, rest):
    """The cloth's light and dark stay a little visible under the second colour."""
    kind, period, width = look[0], look[1], look[2]
    across, up, depth = rest[0] / period, rest[1] / period, rest[2] / period
    on = False
    if kind == 1:
        on = up % 1 < width
    elif kind == 2:
        on = across % 1 < width
    elif kind == 3:
        on = (up % 1 < width) != (across % 1 < width)
    elif kind == 4:
        on = (up % 1 - 0.5) ** 2 + (across % 1 - 0.5) ** 2 < 0.12 * width + 0.03
    elif kind == 5:
        on = np.sin(6 * across + 2 * np.sin(4 * up)) + np.sin(5 * up + 3 * np.sin(4 * depth)) > 1 - 2 * width
    if not on:
        return colour
    fold = 0.75 + 0.5 * min((colour[0] + colour[1] + colour[2]) / 3, 0.5)
    return look[3] * fold, look[4] * fold, look[5] * fold


@numba.njit(cache=True)
def _lighted(colour, shine, surface, lights):
    lamps, eye, ink, shadow = lights
    place, normal = surface[0], unit(surface[1])
    to_lamp = point(lamps[0])
    to_eye = unit((eye[0] - place[0], eye[1] - place[1], eye[2] - place[2]))
    if dot(normal, to_eye) < 0:
        normal = scaled(normal, -1.0)
    facing, gloss, lamp = dot(normal, to_lamp), 0.0, 0.0
    if facing > 0:
        lamp = facing * lit(added(place, scaled(normal, 0.015)), shadow, 0.7)
        gloss = shine * max(dot(normal, unit(added(to_lamp, to_eye))), 0.0) ** 24 * lamp
    up = 0.5 + 0.5 * normal[1]
    rim = 0.55 + 0.45 * dot(normal, to_eye)  # folds and edges get less of the light from all around
    if ink[0] > 0:
        lamp, gloss, up, rim = ink[5] if lamp > _LIT else ink[4], 0.0, 0.7, 1.0
    around = added(scaled(point(lamps[2]), up * rim), scaled(point(lamps[3]), (1 - up) * rim))
    return (
        colour[0] * (around[0] + lamps[1, 0] * lamp) + gloss * lamps[1, 0],
        colour[1] * (around[1] + lamps[1, 1] * lamp) + gloss * lamps[1, 1],
        colour[2] * (around[2] + lamps[1, 2] * lamp) + gloss * lamps[1, 2],
    )


@numba.njit(cache=True)
def _is_edge(hits, layer, y, x, reach):
    """Whether something else, or something far behind, lies no more samples away than a line is wide."""
    height, width = hits.triangle.shape
    own = layer[hits.triangle[y, x]]
    for step in range(1, reach + 1):
        for below, beside in ((y + step, x), (y, x + step), (y - step, x), (y, x - step)):
            if 0 <= below < height and 0 <= beside < width:
                other = hits.triangle[below, beside]
                if other < 0 or hits.depth[below, beside] > hits.depth[y, x] + 0.05:
                    return True
                # Of two that touch one alone has the line, or it would be twice as wide there. Eyes have none, see _FINE.
                fine = own <= _EYES and layer[other] <= _HAIR
                if layer[other] > own and not (fine and (step > _FINE or layer[other] == _EYES)):
                    return True
    return False
