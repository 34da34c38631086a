"""One picture of a person, with everything that is known about it."""

from dataclasses import dataclass

import numpy as np

from anydance.people.backdrop import Backdrop, shadowed
from anydance.people.figure import Figure
from anydance.people.obj_mesh import Floats, Ints
from anydance.people.posing import Posed
from anydance.people.rasterise import rasterise_textured
from anydance.people.scene import SAMPLES, Scene
from anydance.people.shade import shade
from anydance.people.shadow import shadow_map

_HIDDEN_BEHIND_M = {"face": 0.04, "body": 0.14}
"""A joint lies inside the body: so much of it may be in front of a joint that counts as seen."""


@dataclass(frozen=True)
class View:
    """Pixels [h, w]; what is told of a pixel holds at its middle."""

    rgb: np.ndarray
    """[h, w, 3] uint8"""
    alpha: np.ndarray
    """uint8, share of the pixel that the person covers"""
    part: np.ndarray
    """uint8, see PARTS"""
    layer: np.ndarray
    """uint8, see LAYERS"""
    depth_m: Floats
    """distance along the view; 0 beside the person"""
    triangle: Ints
    """of the figure; -1 beside the person"""
    shares: Floats
    """[h, w, 2] of the triangle's second and third corner"""
    points: Floats
    """[V, 3] the figure's vertices: x, y in pixels, distance in metres"""
    joints: Floats
    """[33, 4] as BodyLandmarks: x, y, depth from the middle of the hips in pixels, 1 when seen"""


def render_view(rng: np.random.Generator, figure: Figure, pose: Posed, scene: Scene, backdrop: Backdrop) -> View:
    """The random numbers are the picture's grain."""
    height, width = backdrop.places.shape[:2]
    points = scene.camera.project(pose.vertices)
    fine = points * np.array([SAMPLES, SAMPLES, 1], np.float32)
    hits = rasterise_textured(fine, figure, figure.materials, (height * SAMPLES, width * SAMPLES))
    shadow = shadow_map(pose.vertices, figure.triangles, scene.light.direction)
    colour = shade(figure, pose, hits, scene, shadow, shadowed(backdrop, shadow))
    middle = slice(SAMPLES // 2, None, SAMPLES)
    triangle = hits.triangle[middle, middle]
    inside = triangle >= 0
    depth = np.where(inside, hits.depth[middle, middle], 0)
    covered = (hits.triangle >= 0).reshape(height, SAMPLES, width, SAMPLES).mean(axis=(1, 3))
    return View(
        rgb=_developed(rng, colour, scene.grain),
        alpha=np.rint(covered * 255).astype(np.uint8),
        part=np.where(inside, figure.part[triangle], 0).astype(np.uint8),
        layer=np.where(inside, figure.layer[triangle], 0).astype(np.uint8),
        depth_m=depth.astype(np.float32),
        triangle=triangle,
        shares=hits.shares[middle, middle],
        points=points,
        joints=_seen(scene.camera.project(figure.landmarks.moved(pose.bones)), depth, scene.camera.focal_px),
    )


def _developed(rng: np.random.Generator, colour: Floats, grain: float) -> np.ndarray:
    """Linear light → screen values with grain."""
    screen = np.sqrt(np.clip(colour, 0, 1)) + rng.normal(0, grain, colour.shape)
    return np.rint(np.clip(screen, 0, 1) * 255).astype(np.uint8)


def _seen(joints: Floats, depth: Floats, focal_px: float) -> Floats:
    height, width = depth.shape
    x, y = np.floor(joints[:, 0]).astype(int), np.floor(joints[:, 1]).astype(int)
    framed = (x >= 0) & (y >= 0) & (x < width) & (y < height)
    front = np.where(framed, depth[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)], 0)
    allowed = np.where(np.arange(len(joints)) < 11, _HIDDEN_BEHIND_M["face"], _HIDDEN_BEHIND_M["body"])
    seen = framed & ((front == 0) | (joints[:, 2] - front < allowed))
    hips = joints[23:25, 2].mean()
    away = (joints[:, 2] - hips) * focal_px / hips
    return np.concatenate([joints[:, :2], away[:, None], seen[:, None]], axis=1).astype(np.float32)
