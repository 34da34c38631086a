"""Samples → pixels: the colours of the person over the backdrop."""

import numba
import numpy as np

from anydance.people.figure import Figure
from anydance.people.obj_mesh import Floats
from anydance.people.posing import Posed
from anydance.people.rasterise import Hits
from anydance.people.scene import SAMPLES, Scene
from anydance.people.shadow import ShadowMap, lit

_INK = 0.12
"""Share of the colour that an outline keeps."""


def shade(figure: Figure, pose: Posed, hits: Hits, scene: Scene, shadow: ShadowMap, backdrop: Floats) -> Floats:
    """Linear [h, w, 3]: each pixel is the mean of its samples; uncovered ones show the backdrop."""
    table = figure.materials
    mesh = figure.triangles, figure.uvs, figure.material, figure.layer
    shape = figure.vertices, pose.vertices, pose.normals
    light = np.stack([scene.light.direction, scene.light.lamp, scene.light.sky, scene.light.ground])
    view = np.array([*scene.camera.place, scene.toon], np.float32)
    materials = table.texels, table.places, table.matrices, table.looks
    return _shade(hits, mesh, shape, materials, (light, view, shadow), backdrop)


@numba.njit(cache=True)
def _shade(hits, mesh, shape, materials, lights, backdrop):
    height, width = backdrop.shape[:2]
    triangles, _, material, layer = mesh
    light, view, shadow = lights
    looks = materials[3]
    picture = np.zeros_like(backdrop)
    for y in range(height * SAMPLES):
        for x in range(width * SAMPLES):
            pixel = picture[y // SAMPLES, x // SAMPLES]
            t = hits.triangle[y, x]
            if t < 0:
                pixel += backdrop[y // SAMPLES, x // SAMPLES]
                continue
            weights = _weights(hits.shares[y, x])
            look = looks[material[t]]
            colour = _colour(t, weights, mesh, materials)
            _lay_pattern(colour, look, _mix(shape[0], triangles[t], weights))
            place, normal = _mix(shape[1], triangles[t], weights), _mix(shape[2], triangles[t], weights)
            colour = _lighted(colour, look[6], (place, normal), light, view, shadow)
            if view[3] > 0 and _is_edge(hits, layer, y, x):
                colour *= _INK
            pixel += colour
    return picture / (SAMPLES * SAMPLES)


@numba.njit(cache=True)
def _weights(shares):
    return np.array([1 - shares[0] - shares[1], shares[0], shares[1]], np.float32)


@numba.njit(cache=True)
def _mix(values, corners, weights):
    return weights[0] * values[corners[0]] + weights[1] * values[corners[1]] + weights[2] * values[corners[2]]


@numba.njit(cache=True)
def _colour(t, weights, mesh, materials):
    """The picture's nearest texel, through the material's matrix."""
    _, uvs, material, _ = mesh
    texels, places, matrices, _ = materials
    place, matrix = places[material[t]], matrices[material[t]]
    uv = weights[0] * uvs[t, 0] + weights[1] * uvs[t, 1] + weights[2] * uvs[t, 2]
    x = min(max(int(uv[0] * place[1]), 0), place[1] - 1)
    y = min(max(int(uv[1] * place[2]), 0), place[2] - 1)
    texel = texels[place[0] + y * place[1] + x]
    red, green, blue = (texel[0] / 255) ** 2, (texel[1] / 255) ** 2, (texel[2] / 255) ** 2
    colour = np.empty(3, np.float32)
    for k in range(3):
        colour[k] = min(max(matrix[k, 0] * red + matrix[k, 1] * green + matrix[k, 2] * blue, 0), 1)
    return colour


@numba.njit(cache=True)
def _lay_pattern(colour, look, rest):
    """Changes `colour`; the cloth's light and dark stay a little visible under the second colour."""
    kind, period, width = look[0], look[1], look[2]
    if kind == 0:
        return
    across, up = rest[0] / period, rest[1] / period
    if kind == 1:
        on = up % 1 < width
    elif kind == 2:
        on = across % 1 < width
    elif kind == 3:
        on = (up % 1 < width) != (across % 1 < width)
    elif kind == 4:
        on = (up % 1 - 0.5) ** 2 + (across % 1 - 0.5) ** 2 < 0.12 * width + 0.03
    else:
        depth = rest[2] / period
        on = np.sin(6 * across + 2 * np.sin(4 * up)) + np.sin(5 * up + 3 * np.sin(4 * depth)) > 1 - 2 * width
    if on:
        shade = 0.75 + 0.5 * min((colour[0] + colour[1] + colour[2]) / 3, 0.5)
        for k in range(3):
            colour[k] = look[3 + k] * shade


@numba.njit(cache=True)
def _lighted(colour, shine, surface, light, view, shadow):
    place, normal = surface
    to_eye = view[:3] - place
    to_eye /= np.sqrt((to_eye**2).sum())
    normal = normal / (np.sqrt((normal**2).sum()) + 1e-9)
    if (normal * to_eye).sum() < 0:
        normal = -normal
    facing = (normal * light[0]).sum()
    lamp = max(facing, 0.0) * lit(place + 0.015 * normal, shadow, 0.7) if facing > 0 else 0.0
    gloss = 0.0
    if lamp > 0:
        half = light[0] + to_eye
        half /= np.sqrt((half**2).sum())
        gloss = shine * max((normal * half).sum(), 0.0) ** 24 * lamp
    if view[3] > 0:
        lamp, gloss = (0.85 if lamp > 0.3 else 0.15), 0.0
    up = 0.5 + 0.5 * normal[1]
    rim = 0.55 + 0.45 * (normal * to_eye).sum()  # folds and edges get less of the light from around
    around = (light[2] * up + light[3] * (1 - up)) * rim
    return colour * (around + light[1] * lamp) + gloss * light[1]


@numba.njit(cache=True)
def _is_edge(hits, layer, y, x):
    """Whether something else, or something far behind, lies a sample or two to the right or below."""
    height, width = hits.triangle.shape
    own = layer[hits.triangle[y, x]]
    for step in range(1, 3):
        for below, beside in ((y + step, x), (y, x + step), (y - step, x), (y, x - step)):
            if 0 <= below < height and 0 <= beside < width:
                other = hits.triangle[below, beside]
                if other < 0 or layer[other] != own or hits.depth[below, beside] > hits.depth[y, x] + 0.05:
                    return True
    return False
