"""A person's first view made to dance into the poses of the others, by the engine's puppet."""

import numpy as np

from anydance.people.detector_noise import noisy_joints, noisy_matte, shared_faults
from anydance.people.puppet import Photo, PuppetProcess
from anydance.people.shard import Shard

_WATCHED = 0.5
"""Share of people whose other poses were seen in pictures too; the others' are a dance's, which has only
taken over the wrong proportions."""


def puppet_views(rng: np.random.Generator, puppets: PuppetProcess, shard: Shard) -> Shard:
    """The arrays to add to a shard; none where the engine makes no puppet of the person."""
    shared, own = shared_faults(rng), float(rng.random() < _WATCHED)
    photo_joints, *poses = shard["joints"]
    given = np.stack(
        [noisy_joints(rng, photo_joints, shared), *(noisy_joints(rng, joints, shared, own) for joints in poses)]
    )
    matte = noisy_matte(rng, shard["alpha"][0])
    legs_seen = shard["joints"][0, 25:29, 3].all()
    photo = Photo(shard["rgb"][0], matte, given[0], half=not legs_seen)
    drawn = puppets.draw(photo, given[1:], int(rng.integers(2**31)))
    if drawn is None:
        return {}
    return {
        "puppet": drawn.puppets,
        "cover": drawn.cover,
        "front": drawn.layers,
        "sources": drawn.sources,
        "plate": drawn.plate,
        "matte": matte,
        "given": given,
    }
