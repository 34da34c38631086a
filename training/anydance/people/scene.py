"""Where a person stands: camera, light, and a room's floor and wall."""

from dataclasses import dataclass

import numpy as np

from anydance.people.colours import random_colour
from anydance.people.obj_mesh import Floats

SAMPLES = 3
"""Samples a pixel, across and down."""


@dataclass(frozen=True)
class Camera:
    """Looks along -z, level; as with a shift lens the picture's middle need not be the horizon."""

    place: tuple[float, float, float]
    """metres"""
    focal_px: float
    centre_px: tuple[float, float]
    """Where the point straight ahead is drawn; y down."""

    def project(self, points: Floats) -> Floats:
        """World [N, 3] → x, y in pixels and the distance along the view in metres."""
        depth = self.place[2] - points[:, 2]
        x = self.centre_px[0] + self.focal_px * (points[:, 0] - self.place[0]) / depth
        y = self.centre_px[1] - self.focal_px * (points[:, 1] - self.place[1]) / depth
        return np.stack([x, y, depth], axis=1).astype(np.float32)


@dataclass(frozen=True)
class Light:
    """One lamp far away, and light from all around. Colours are linear."""

    direction: Floats
    """[3] unit, towards the lamp"""
    lamp: Floats
    sky: Floats
    ground: Floats


@dataclass(frozen=True)
class Surface:
    """A wall's or a floor's look: see `backdrop`."""

    kind: int
    period_m: float
    colours: Floats
    """[2, 3] linear"""


@dataclass(frozen=True)
class Room:
    wall_z: float
    """metres; a negative number: behind the person"""
    wall: Surface
    floor: Surface
    boxes: Floats
    """[N, 7] flat things before the wall: left, bottom, right, top in metres, colour"""
    blur_px: float
    """Of the backdrop, at a picture's height of 192."""


@dataclass(frozen=True)
class DrawnStyle:
    """How a drawing is coloured."""

    ink_px: float
    """Width of outlines at a picture's height of 384"""
    ink: Floats
    """[3] their colour, linear"""
    lamp: tuple[float, float]
    """How much of the lamp's light shade and light have: there is nothing between."""


@dataclass(frozen=True)
class Scene:
    camera: Camera
    light: Light
    room: Room
    drawn: DrawnStyle | None
    """None: as a photo."""
    grain: float
    """Standard deviation of the picture's noise, of 1."""


def random_light(rng: np.random.Generator) -> Light:
    """From the viewer's side, mostly from above; warm or cold."""
    direction = np.array([rng.uniform(-1, 1), rng.uniform(0.25, 1.6), rng.uniform(0.35, 1.2)])
    warm = rng.normal(0, 0.06)
    tint = np.array([1 + warm, 1, 1 - warm])
    ambient = rng.uniform(0.28, 0.6)
    sky = ambient * (1 + rng.normal(0, 0.05, 3))
    return Light(
        (direction / np.linalg.norm(direction)).astype(np.float32),
        ((1.5 - ambient) * tint * rng.uniform(0.8, 1.2)).astype(np.float32),
        sky.astype(np.float32),
        (sky * rng.uniform(0.45, 0.9)).astype(np.float32),
    )


def random_style(rng: np.random.Generator) -> DrawnStyle:
    """From fine lines to a cartoon's thick ones, in black or nearly so."""
    shade = rng.uniform(0.1, 0.7)
    return DrawnStyle(rng.uniform(0.5, 2.5), (rng.uniform(0, 0.2, 3) ** 2).astype(np.float32), (shade, rng.uniform(shade, 1)))


def random_room(rng: np.random.Generator) -> Room:
    wall_z = -rng.uniform(0.5, 5)
    boxes = [_random_box(rng, wall_z) for _ in range(rng.integers(0, 7))]
    return Room(
        wall_z,
        _random_surface(rng, (0.3, 2.0)),
        _random_surface(rng, (0.15, 0.8)),
        np.array(boxes, np.float32).reshape(-1, 7),
        rng.uniform(0, 2.5) if rng.random() < 0.6 else 0.0,
    )


def fitting_camera(rng: np.random.Generator, points: Floats, size_px: tuple[int, int]) -> Camera:
    """Sees all of `points` [N, 3] (of every pose of a person), with some room around them."""
    height, width = size_px
    distance, eye = rng.uniform(2.6, 6), rng.uniform(0.8, 1.6)
    middle = (points[:, 0].min() + points[:, 0].max()) / 2
    plain = Camera((float(middle), eye, distance), 1.0, (0.0, 0.0)).project(points)
    low, high = plain[:, :2].min(axis=0), plain[:, :2].max(axis=0)
    span = (high - low) / np.array([width, height])
    focal = rng.uniform(0.84, 0.97) / float(span.max())
    free = np.array([width, height]) - focal * (high - low)
    corner = free * np.array([rng.uniform(0.35, 0.65), rng.uniform(0.3, 0.7)])
    centre = corner - focal * low
    return Camera((float(middle), eye, distance), focal, (float(centre[0]), float(centre[1])))


def _random_surface(rng: np.random.Generator, period: tuple[float, float]) -> Surface:
    first = np.array(random_colour(rng, (0.02, 0.45)))
    first = first * 0.7 + 0.3 * rng.uniform(0.15, 0.9)
    second = first * rng.uniform(0.55, 1.2) if rng.random() < 0.7 else np.array(random_colour(rng, (0.05, 0.5)))
    return Surface(int(rng.integers(6)), rng.uniform(*period), np.array([first, second], np.float32))


def _random_box(rng: np.random.Generator, wall_z: float) -> list[float]:
    spread = 1.2 - 0.25 * wall_z
    left, bottom = rng.uniform(-spread, spread), rng.choice([0.0, rng.uniform(0.3, 1.8)])
    return [left, bottom, left + rng.uniform(0.2, 1.4), bottom + rng.uniform(0.2, 2.2), *random_colour(rng)]
