"""A person seen several times: in other poses, in one place."""

from dataclasses import dataclass
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
from anydance.people.posing import Posed, posed
from anydance.people.scene import Scene, fitting_camera, random_light, random_room, random_style
from anydance.people.view import View, render_view

_ASSET_POSES = 0.08
_DANCE_POSES = 0.6
"""Of the views after the first, those under the first number take a pose of the assets, those under the
second one of the dances; the rest are drawn at random."""
_FAR_FROM_STANDING = ("poses/sit", "poses/fly", "poses/gym", "poses/tpose")
_SLOWEST_CLIP = 3
"""A clip's frames are every pose of a dance, every second or every third: about 24, 12 or 8 a second."""
_HALF_BODY = 0.15
_DRAWN = 0.25


@dataclass(frozen=True)
class Sources:
    """Where people come from."""

    assets: Assets
    targets: Path
    dances: DancePoses | None = None


@dataclass(frozen=True)
class Shots:
    """How often and how large a person is seen."""

    views: int
    size_px: tuple[int, int]
    """height, width"""
    clip: bool = False
    """The views after the first follow one another in a dance, in one place."""


@dataclass(frozen=True)
class PersonViews:
    figure: Figure
    views: list[View]


def render_person(sources: Sources, seed: tuple[int, int], shots: Shots) -> PersonViews:
    """The first view is calm, as a photo to be made to dance; all share camera, light and room, as a clip does."""
    rng = np.random.default_rng(seed)
    drawn = bool(rng.random() < _DRAWN)
    figure = random_person(rng, sources.assets, sources.targets, drawn)
    poses = _poses(rng, sources, figure, shots)
    framed = _upper_vertices(figure) if rng.random() < _HALF_BODY else slice(None)
    camera = fitting_camera(rng, np.concatenate([pose.vertices[framed] for pose in poses]), shots.size_px)
    style, grain = (random_style(rng), 0.0) if drawn else (None, rng.uniform(0, 0.02))
    scene = Scene(camera, random_light(rng), random_room(rng), style, grain)
    backdrop = make_backdrop(camera, scene.light, scene.room, shots.size_px)
    return PersonViews(figure, [render_view(rng, figure, pose, scene, backdrop) for pose in poses])


def _poses(rng: np.random.Generator, sources: Sources, figure: Figure, shots: Shots) -> list[Posed]:
    facing = rng.normal(0, 0.25)
    first = posed(figure, random_pose(rng, figure, calm=True), facing)
    if shots.clip:
        return [first, *(posed(figure, pose, facing) for pose in _clip(rng, sources, figure, shots.views - 1))]
    others = [(_pose(rng, sources, figure), facing + rng.normal(0, 0.25)) for _ in range(shots.views - 1)]
    return [first, *(posed(figure, pose, turn) for pose, turn in others)]


def _clip(rng: np.random.Generator, sources: Sources, figure: Figure, frames: int) -> list[Pose]:
    if sources.dances is None:
        raise ValueError("a clip needs dances")
    dance = int(rng.integers(len(sources.dances.dances)))
    start = int(rng.integers(len(sources.dances.dances[dance])))
    pace = int(rng.integers(1, _SLOWEST_CLIP + 1))
    return [_danced(sources, figure, dance, start + pace * frame) for frame in range(frames)]


def _upper_vertices(figure: Figure) -> np.ndarray:
    """Of head, trunk and arms: all that a half-body photo shows."""
    legs = [number for number, part in enumerate(PARTS) if part.endswith(("Thigh", "Shin", "Foot"))]
    return np.unique(figure.triangles[~np.isin(figure.part, legs)])


def _pose(rng: np.random.Generator, sources: Sources, figure: Figure) -> Pose:
    assets, kind = sources.assets, rng.random()
    if kind < _ASSET_POSES:
        names = [name for name in assets.names("poses/*.bvh") if not name.startswith(_FAR_FROM_STANDING)]
        return read_bvh_pose(assets.folder / f"{names[rng.integers(len(names))]}.bvh")
    if sources.dances is not None and kind < _DANCE_POSES:
        dance = int(rng.integers(len(sources.dances.dances)))
        return _danced(sources, figure, dance, int(rng.integers(len(sources.dances.dances[dance]))))
    return random_pose(rng, figure, calm=False)


def _danced(sources: Sources, figure: Figure, dance: int, pose: int) -> Pose:
    t_pose = read_bvh_pose(sources.assets.folder / "poses/tpose.bvh")
    return dance_pose(sources.dances.turns(dance, pose), figure.rig, t_pose)
