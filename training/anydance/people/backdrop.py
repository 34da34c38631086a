"""The empty room, and the shadow that falls on it."""

from dataclasses import dataclass

import numba
import numpy as np
from scipy.ndimage import gaussian_filter

from anydance.people.obj_mesh import Floats
from anydance.people.scene import Camera, Light, Room
from anydance.people.shadow import ShadowMap, lit


@dataclass(frozen=True)
class Backdrop:
    """[h, w, 3] each; linear."""

    places: Floats
    """What each pixel sees of the room, metres"""
    dim: Floats
    """Its light when the lamp is off"""
    lamp: Floats
    """What the lamp adds"""


def make_backdrop(camera: Camera, light: Light, room: Room, size_px: tuple[int, int]) -> Backdrop:
    """The room without the person."""
    looks = np.array([[surface.kind, surface.period_m] for surface in (room.wall, room.floor)], np.float32)
    colours = np.stack([room.wall.colours, room.floor.colours])
    view = np.array([*camera.place, camera.focal_px, *camera.centre_px, room.wall_z], np.float32)
    albedo, places, normals = _draw(size_px, view, (looks, colours), room.boxes)
    blur = room.blur_px * size_px[0] / 192
    albedo = gaussian_filter(albedo, (blur, blur, 0)) if blur > 0 else albedo
    facing = np.maximum(normals @ light.direction, 0)[..., None]
    return Backdrop(places, albedo * (light.sky + light.ground) / 2, albedo * facing * light.lamp)


def shadowed(backdrop: Backdrop, shadow: ShadowMap) -> Floats:
    """The room with the person's shadow in it, [h, w, 3]."""
    return backdrop.dim + backdrop.lamp * _light_at(backdrop.places, shadow)[..., None]


@numba.njit(cache=True)
def _light_at(places, shadow):
    height, width = places.shape[:2]
    light = np.empty((height, width), np.float32)
    for y in range(height):
        for x in range(width):
            light[y, x] = lit(places[y, x], shadow, 2.0)
    return light


@numba.njit(cache=True)
def _draw(size, view, surfaces, boxes):
    height, width = size
    looks, colours = surfaces
    wall_z = view[6]
    albedo = np.empty((height, width, 3), np.float32)
    places = np.empty((height, width, 3), np.float32)
    normals = np.zeros((height, width, 3), np.float32)
    for y in range(height):
        for x in range(width):
            right, up = (x + 0.5 - view[4]) / view[3], -(y + 0.5 - view[5]) / view[3]
            reach, floor = view[2] - wall_z, False
            if up < 0 and view[1] / -up < reach:
                reach, floor = view[1] / -up, True
            place = places[y, x]
            place[0], place[1], place[2] = view[0] + reach * right, view[1] + reach * up, view[2] - reach
            normals[y, x, 1 if floor else 2] = 1
            side = 1 if floor else 0
            share = _pattern(looks[side, 0], place[0] / looks[side, 1], place[2 if floor else 1] / looks[side, 1])
            albedo[y, x] = colours[side, 0] * (1 - share) + colours[side, 1] * share
            if not floor:
                for box in boxes:
                    if box[0] < place[0] < box[2] and box[1] < place[1] < box[3]:
                        albedo[y, x] = box[4:7]
    return albedo, places, normals


@numba.njit(cache=True)
def _pattern(kind, across, along):
    """0..1, how much of the second colour: plain, planks, tiles, soft spots, a slow change, bricks."""
    if kind == 1:
        plank = np.floor(across)
        return 0.5 + 0.5 * np.sin(plank * 12.9 + 1) if across - plank > 0.04 else 1.0
    if kind == 2:
        return 1.0 if min(across - np.floor(across), along - np.floor(along)) < 0.05 else 0.0
    if kind == 3:
        return 0.5 + 0.25 * (np.sin(across * 3 + 1.7 * np.sin(along * 2)) + np.sin(along * 4 + 2 * np.sin(across)))
    if kind == 4:
        return 0.5 + 0.5 * np.sin(along * 0.7 + across * 0.2)
    if kind == 5:
        row = np.floor(along * 3)
        column = across * 1.2 + 0.5 * (row % 2)
        gap = along * 3 - row < 0.12 or column - np.floor(column) < 0.05
        return 1.0 if gap else 0.3 * (0.5 + 0.5 * np.sin(np.floor(column) * 7.1 + row * 3.7))
    return 0.0
