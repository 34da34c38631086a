"""A synthetic person in a mirror."""

import numpy as np
import pytest

from anydance.people.assets import Assets
from anydance.people.labels import PARTS
from anydance.people.mirror import mirrored
from anydance.people.person import Shots, Sources, render_person
from anydance.people.puppet import Photo, PuppetProcess
from anydance.people.puppet_views import puppet_views
from anydance.people.shard import NO_TRIANGLE, Shard, pack
from anydance.people.true_flow import true_flow
from tests.doll_assets import write_doll_assets


@pytest.fixture(scope="module")
def puppets():
    process = PuppetProcess()
    yield process
    process.close()


@pytest.fixture(scope="module")
def shard(tmp_path_factory, puppets) -> Shard:
    folder = write_doll_assets(tmp_path_factory.mktemp("assets"))
    person = pack(render_person(Sources(Assets(folder, 512), folder), (5, 1), Shots(3, (192, 128))))
    return person | puppet_views(np.random.default_rng(1), puppets, person)


def test_twice_in_a_mirror_is_as_before(shard):
    twice = mirrored(mirrored(shard))
    assert set(twice) == set(shard)
    for name, array in shard.items():
        assert twice[name].dtype == array.dtype
        np.testing.assert_allclose(twice[name], array, atol=1e-3)


def test_pictures_and_the_way_between_them_turn_alike(shard):
    other = mirrored(shard)
    assert (other["rgb"][1] == shard["rgb"][1][:, ::-1]).all()
    (place, seen), (turned, seen_too) = true_flow(shard, 0, 1), true_flow(other, 0, 1)
    place, seen = place[:, ::-1], seen[:, ::-1]
    # Half a pixel is in the other one when it is turned.
    assert (seen == seen_too).mean() > 0.999
    both = seen & seen_too
    np.testing.assert_allclose(turned[both], np.stack([128 - place[both][:, 0], place[both][:, 1]], axis=-1), atol=0.01)


def test_left_and_right_are_the_persons_own(shard):
    other = mirrored(shard)
    for side, opposite in (("left", "right"), ("right", "left")):
        hand, its = PARTS.index(f"{side}Hand"), PARTS.index(f"{opposite}Hand")
        assert ((shard["part"][0] == hand)[:, ::-1] == (other["part"][0] == its)).all()
    assert other["joints"][0, 15, 0] > other["joints"][0, 16, 0]
    assert other["joints"][0, 15, 0] == 128 - shard["joints"][0, 16, 0]


def test_the_puppet_is_the_one_that_the_mirrored_photo_makes(shard, puppets):
    """All but exactly: a mesh begins at the left."""
    other = mirrored(shard)
    photo = Photo(other["rgb"][0], other["matte"], other["given"][0], half=False)
    drawn = puppets.draw(photo, other["given"][1:], 0)
    covered = (drawn.cover > 200) & (other["cover"] > 200)
    assert covered.sum() / ((drawn.cover > 200) | (other["cover"] > 200)).sum() > 0.9
    assert (drawn.layers == other["front"])[covered].mean() > 0.9
    apart = np.linalg.norm((drawn.sources - other["sources"])[covered].astype(float) / 32, axis=-1)
    assert np.median(apart) < 0.5


def test_what_lies_far_beside_the_picture_stays_there(shard):
    shard = shard | {"points": shard["points"].copy()}
    shard["points"][0, 0] = (-32768, 0, 0)
    assert mirrored(shard)["points"][0, 0, 0] == 32767
    assert (mirrored(shard)["triangle"] == NO_TRIANGLE).sum() == (shard["triangle"] == NO_TRIANGLE).sum()
