"""A person's first view made to dance into the poses of the others, by the engine's puppet."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from PIL import Image

from anydance.people.detector_noise import carried_faults, noisy_joints, noisy_matte, shared_faults
from anydance.people.obj_mesh import Floats
from anydance.people.perception import Perception
from anydance.people.pictures import Pixels
from anydance.people.puppet import Photo, PuppetProcess
from anydance.people.shard import Shard

Poses = Literal["true", "carried", "watched"]
"""What is told of the poses to be danced of a person whose photo is perceived: the truth, for what is asked for is right; with the
photo's faults in it, as a dance that takes over its proportions has them; what is seen in each picture, as in a driver video."""
POSES: tuple[Poses, ...] = get_args(Poses)

_MISREAD = (0, 1)
"""Of the perception's measured faults, so much is in a person's joints: from none to all. All of them in everybody would be
honest, and teach blur: where an arm is said to be beside the true one, the best answer is a haze."""
_ENLARGED = 2
"""Pictures are made for small networks; a photo that the engine looks at has more pixels."""


@dataclass(frozen=True)
class _Seen:
    """What the puppet is told of a person."""

    joints: Floats
    """[K, 33, 4]"""
    matte: Pixels
    """[h, w] of the first view"""
    half: bool


def puppet_views(
    rng: np.random.Generator,
    puppets: PuppetProcess,
    shard: Shard,
    perception: Perception | None = None,
    *,
    poses: Poses = "true",
) -> Shard:
    """The arrays to add to a shard; none where the engine makes no puppet of the person.

    What a pose says of where limbs go is the truth: a net that learnt to doubt it would draw them as a haze. Only the photo is misread.

    With `perception` the photo is what the engine itself sees in it; else what the renderer knows, with the faults that it would have.
    """
    seen = _with_faults(rng, shard) if perception is None else _perceived(perception, shard, poses)
    return {} if seen is None else _drawn(rng, puppets, shard, seen)


def carried_views(rng: np.random.Generator, puppets: PuppetProcess, shard: Shard) -> Shard:
    """The arrays of a shard that has a puppet, in poses with the faults that its photo was read with: those of `puppet_views`
    with `poses` "carried", for the photo need not be perceived again. None where the engine makes no puppet of them."""
    own, *others = shard["joints"]
    body = shard["given"][0]
    joints = np.stack([body, *(carried_faults(own, body, pose) for pose in others)])
    return _drawn(rng, puppets, shard, _Seen(joints, shard["matte"], bool(shard["half"])))


def _drawn(rng: np.random.Generator, puppets: PuppetProcess, shard: Shard, seen: _Seen) -> Shard:
    photo = Photo(shard["rgb"][0], seen.matte, seen.joints[0], seen.half)
    drawn = puppets.draw(photo, seen.joints[1:], int(rng.integers(2**31)))
    if drawn is None:
        return {}
    return {
        "puppet": drawn.puppets,
        "cover": drawn.cover,
        "front": drawn.layers,
        "sources": drawn.sources,
        "plate": drawn.plate,
        "matte": seen.matte,
        "given": seen.joints,
        "half": np.array(seen.half),
    }


def _with_faults(rng: np.random.Generator, shard: Shard) -> _Seen:
    photo, *poses = shard["joints"]
    seen = _misread(rng, photo, shared_faults(rng), rng.uniform(*_MISREAD))
    legs_seen = shard["joints"][0, 25:29, 3].all()
    return _Seen(np.stack([seen, *poses]), noisy_matte(rng, shard["alpha"][0]), half=not legs_seen)


def _misread(rng: np.random.Generator, joints: Floats, shared: Floats, share: float) -> Floats:
    """Beside one another only: depths, which say what lies in front, are true."""
    faults = (noisy_joints(rng, joints, shared) - joints)[:, :2]
    seen = joints.copy()
    seen[:, :2] += share * faults
    return seen


def _perceived(perception: Perception, shard: Shard, poses: Poses) -> _Seen | None:
    (photo, scale), *views = (enlarged(rgb) for rgb in shard["rgb"])
    seen = perception.photo(photo)
    if seen is None:
        return None
    own, *danced = shard["joints"]
    body = (seen.body if poses == "watched" else seen.danced) / scale
    if poses == "carried":
        danced = [carried_faults(own, body, pose) for pose in danced]
    if poses == "watched":
        found = [perception.joints(view) for view, _ in views]
        if any(pose is None for pose in found):
            return None
        danced = [pose / scale for pose in found]
    return _Seen(np.stack([body, *danced]), _resized(seen.matte, 1 / _ENLARGED), seen.half)


def enlarged(picture: Pixels) -> tuple[Pixels, Floats]:
    """For the engine to look at, and [4] what landmarks seen there are divided by."""
    return _resized(picture, _ENLARGED), np.array([_ENLARGED, _ENLARGED, _ENLARGED, 1], np.float32)


def _resized(picture: Pixels, scale: float) -> Pixels:
    height, width = picture.shape[:2]
    size = round(width * scale), round(height * scale)
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC))
