"""A person seen several times: in other poses, mostly in one place."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from anydance.people.assets import Assets
from anydance.people.backdrop import make_backdrop
from anydance.people.bvh_pose import read_bvh_pose
from anydance.people.dance_pose import DancePoses, dance_pose
from anydance.people.dress import random_person
from anydance.people.figure import Figure
from anydance.people.labels import PARTS
from anydance.people.pose_sampling import Pose, random_pose
from anydance.people.posing import posed
from anydance.people.scene import Scene, fitting_camera, random_light, random_room
from anydance.people.view import View, render_view

_ASSET_POSES = 0.08
_DANCE_POSES = 0.6
"""Of the views after the first, those under the first number take a pose of the assets, those under the
second one of the dances; the rest are drawn at random."""
_FAR_FROM_STANDING = ("poses/sit", "poses/fly", "poses/gym", "poses/tpose")
_HALF_BODY = 0.15
_TOON = 0.12


@dataclass(frozen=True)
class Sources:
    """Where people come from."""

    assets: Assets
    targets: Path
    dances: DancePoses | None = None


@dataclass(frozen=True)
class PersonViews:
    figure: Figure
    views: list[View]
    scenes: list[int]
    """Views with the same number share camera, light and room."""


def render_person(sources: Sources, seed: tuple[int, int], views: int, size_px: tuple[int, int]) -> PersonViews:
    """The first view is calm, as a photo to be made to dance; `size_px` is (height, width)."""
    rng = np.random.default_rng(seed)
    figure = random_person(rng, sources.assets, sources.targets)
    facing = rng.normal(0, 0.25)
    turns = [facing + (0 if view == 0 else rng.normal(0, 0.25)) for view in range(views)]
    poses = [posed(figure, _pose(rng, sources, figure, view == 0), turn) for view, turn in enumerate(turns)]
    framed = _upper_vertices(figure) if rng.random() < _HALF_BODY else slice(None)
    camera = fitting_camera(rng, np.concatenate([pose.vertices[framed] for pose in poses]), size_px)
    first = Scene(camera, random_light(rng), random_room(rng), bool(rng.random() < _TOON), rng.uniform(0, 0.02))
    moves = rng.random() < 0.25
    scenes = [first if not moves or view == 0 else _elsewhere(rng, first) for view in range(views)]
    backdrops = {id(scene): make_backdrop(scene.camera, scene.light, scene.room, size_px) for scene in scenes}
    rendered = [
        render_view(rng, figure, pose, scene, backdrops[id(scene)]) for pose, scene in zip(poses, scenes, strict=True)
    ]
    return PersonViews(figure, rendered, list(range(views)) if moves else [0] * views)


def _upper_vertices(figure: Figure) -> np.ndarray:
    """Of head, trunk and arms: all that a half-body photo shows."""
    legs = [number for number, part in enumerate(PARTS) if part.endswith(("Thigh", "Shin", "Foot"))]
    return np.unique(figure.triangles[~np.isin(figure.part, legs)])


def _elsewhere(rng: np.random.Generator, scene: Scene) -> Scene:
    return replace(scene, light=random_light(rng), room=random_room(rng))


def _pose(rng: np.random.Generator, sources: Sources, figure: Figure, calm: bool) -> Pose:
    if calm:
        return random_pose(rng, figure, calm)
    assets, dances, kind = sources.assets, sources.dances, rng.random()
    if kind < _ASSET_POSES:
        names = [name for name in assets.names("poses/*.bvh") if not name.startswith(_FAR_FROM_STANDING)]
        return read_bvh_pose(assets.folder / f"{names[rng.integers(len(names))]}.bvh")
    if dances is not None and kind < _DANCE_POSES:
        turns = dances.turns[rng.integers(len(dances.turns))]
        t_pose = read_bvh_pose(assets.folder / "poses/tpose.bvh")
        return dance_pose(dict(zip(dances.bones, turns, strict=True)), figure.rig, t_pose)
    return random_pose(rng, figure, calm)
