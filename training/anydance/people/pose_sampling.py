"""Poses drawn at random, near-frontal: a bone's turn from rest, told in axes that lie as the world's at rest."""

from dataclasses import dataclass

import numpy as np

from anydance.people.figure import Figure
from anydance.people.obj_mesh import Floats
from anydance.people.rotation import about

Pose = dict[str, Floats]
"""Bone → [3, 3], applied before the parent's; bones left out stay as they are at rest."""

_FRONT = np.array([0.0, 0.0, 1.0])
_ASTRIDE = 0.09
"""At rest the legs stand so far apart, radians each."""


@dataclass(frozen=True)
class _Side:
    letter: str
    sign: int
    """1 left, -1 right: the side's x."""
    forearm: np.ndarray
    """Direction at rest."""
    upper_arm: np.ndarray


def random_pose(rng: np.random.Generator, figure: Figure, calm: bool) -> Pose:
    """Calm: as people stand for a photo. Else: as they dance."""
    reach = 0.35 if calm else 1.0
    pose: Pose = {}
    for letter, sign in (("L", 1), ("R", -1)):
        side = _side(figure, letter, sign)
        pose |= _arm(rng, side, calm) | _leg(rng, side, reach) | _fingers(rng, side)
    return pose | _trunk(rng, reach)


def _side(figure: Figure, letter: str, sign: int) -> _Side:
    at = {bone: figure.heads[figure.rig.index(f"{bone}.{letter}")] for bone in ("upperarm01", "lowerarm01", "wrist")}
    return _Side(letter, sign, _unit(at["wrist"] - at["lowerarm01"]), _unit(at["lowerarm01"] - at["upperarm01"]))


def _arm(rng: np.random.Generator, side: _Side, calm: bool) -> Pose:
    """The arm is raised from hanging, swung to the front, bent at the elbow up, in or to the front."""
    if calm and rng.random() < 0.2:
        raised, bent, turn = rng.uniform(0.2, 0.45), rng.uniform(1.3, 1.9), rng.uniform(-2.6, -2.0)
    elif calm:
        raised, bent, turn = rng.uniform(0.05, 0.4), rng.uniform(0, 0.4), rng.uniform(0.6, 1.8)
    else:
        raised, bent, turn = rng.uniform(0.1, 2.7), rng.uniform(0, 2.1), rng.uniform(-0.4, 2.2)
    hanging = float(np.arctan2(abs(side.upper_arm[0]), -side.upper_arm[1]))
    lift = side.sign * (raised - hanging)
    shoulder = max(0.0, raised - 1.2) * 0.35 * side.sign
    forward = rng.uniform(-0.15, 0.3 if calm else 0.7)
    upper = about("y", -side.sign * forward) @ about("z", lift - shoulder)
    sideways = np.cross(_FRONT, side.forearm) * side.sign
    elbow = np.cross(side.forearm, np.cos(turn) * sideways + np.sin(turn) * _FRONT)
    letter = side.letter
    return {
        f"shoulder01.{letter}": about("z", shoulder),
        f"upperarm01.{letter}": upper,
        f"lowerarm01.{letter}": about(elbow, bent),
        f"wrist.{letter}": about("z", rng.uniform(-0.4, 0.4)) @ about("x", rng.uniform(-0.3, 0.3)),
    }


def _leg(rng: np.random.Generator, side: _Side, reach: float) -> Pose:
    """Hip, knee, and a foot that stays about level."""
    lifted = rng.random() < 0.4
    hip = rng.uniform(0.1, 1.0) * reach if lifted else rng.uniform(-0.15, 0.25) * reach
    knee = hip * rng.uniform(0.6, 1.6) if hip > 0 else rng.uniform(0, 0.3) * reach
    out = rng.uniform(-0.06, 0.12) if reach < 1 or rng.random() < 0.6 else rng.uniform(0.1, 0.5)
    turned = about("y", side.sign * rng.uniform(-0.1, 0.5))
    letter = side.letter
    return {
        f"upperleg01.{letter}": about("z", side.sign * (out - _ASTRIDE)) @ about("x", -hip) @ turned,
        f"lowerleg01.{letter}": about("x", knee),
        f"foot.{letter}": about("x", (hip - knee) * rng.uniform(0.3, 1.0)),
    }


def _fingers(rng: np.random.Generator, side: _Side) -> Pose:
    """All curl alike, from stretched to a fist."""
    curl = rng.uniform(0, 0.35) if rng.random() < 0.75 else rng.uniform(0.8, 1.3)
    axis = np.cross(side.forearm, np.array([-side.sign * 0.8, -0.6, 0.0]))
    return {f"finger{finger}-{joint}.{side.letter}": about(axis, curl) for finger in range(2, 6) for joint in (1, 2, 3)}


def _trunk(rng: np.random.Generator, reach: float) -> Pose:
    lean, twist, bow = rng.normal(0, 0.1, 3) * reach
    return {
        "spine04": about("z", lean * 0.7) @ about("y", twist),
        "spine02": about("z", -lean * 0.4) @ about("y", twist) @ about("x", abs(bow)),
        "neck02": about("y", rng.normal(0, 0.2) * reach) @ about("z", rng.normal(0, 0.08)),
        "head": about("x", rng.normal(0, 0.08)) @ about("y", rng.normal(0, 0.1)),
    }


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)
