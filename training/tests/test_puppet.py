"""The engine's puppet of a synthetic person, drawn by its own process."""

import json
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from anydance.people.assets import Assets
from anydance.people.detector_noise import carried_faults, noisy_joints, noisy_matte, shared_faults
from anydance.people.person import Shots, Sources, render_person
from anydance.people.puppet import Photo, PuppetProcess
from anydance.people.puppet_views import POSES, enlarged, puppet_views
from anydance.people.shard import pack, read_shard, shard_path, shards_in, write_shard
from carry_faults import carried
from carry_faults import main as carry_people
from tests.doll_assets import write_doll_assets
from write_danced import write_danced


@pytest.fixture(scope="module")
def shard(tmp_path_factory):
    folder = write_doll_assets(tmp_path_factory.mktemp("assets"))
    return pack(render_person(Sources(Assets(folder, 512), folder), (5, 1), Shots(3, (192, 128))))


@pytest.fixture(scope="module")
def puppets():
    process = PuppetProcess()
    yield process
    process.close()


def test_in_its_own_pose_the_puppet_covers_the_person(shard, puppets):
    photo = Photo(shard["rgb"][0], shard["alpha"][0], shard["joints"][0], half=False)
    drawn = puppets.draw(photo, shard["joints"][:1], 0)
    person, puppet = shard["alpha"][0] > 127, drawn.cover[0] > 200
    assert (person & puppet).sum() / (person | puppet).sum() > 0.8
    inner = person & puppet
    error = np.abs(drawn.puppets[0][inner].astype(int) - shard["rgb"][0][inner])
    assert error.mean() < 20
    rows, columns = np.nonzero(drawn.layers[0])
    away = drawn.sources[0][rows, columns] / 32 - np.stack([columns, rows], axis=-1) - 0.5
    assert np.median(np.linalg.norm(away, axis=-1)) < 0.5


def test_another_pose_moves_the_puppet_over_the_same_plate(shard, puppets):
    photo = Photo(shard["rgb"][0], shard["alpha"][0], shard["joints"][0], half=False)
    drawn = puppets.draw(photo, shard["joints"], 0)
    assert drawn.puppets.shape == (3, 192, 128, 3)
    targets, covers = shard["alpha"][1:] > 127, drawn.cover > 200
    for pose, target in enumerate(targets, 1):
        overlap = (target & covers[pose]).sum(), (target & covers[0]).sum()
        assert overlap[0] > overlap[1]
    far = shard["alpha"][0] == 0
    far[:, 20:-20] = False
    assert (drawn.plate[far] == shard["rgb"][0][far]).mean() > 0.9


def test_puppet_views_are_the_same_for_the_same_numbers(shard, puppets):
    first, second = (puppet_views(np.random.default_rng(4), puppets, shard) for _ in range(2))
    assert set(first) == {"puppet", "cover", "front", "sources", "plate", "matte", "given", "half"}
    assert all((first[name] == second[name]).all() for name in first)
    assert first["puppet"].shape == (2, 192, 128, 3)


def test_only_the_photo_is_misread_and_poses_are_true(shard, puppets):
    given = puppet_views(np.random.default_rng(4), puppets, shard)["given"]
    assert (given[1:] == shard["joints"][1:]).all()
    assert (given[0, :, 2:] == shard["joints"][0, :, 2:]).all()
    assert np.abs(given[0, :, :2] - shard["joints"][0, :, :2]).max() > 0.1


class FarSighted:
    """Instead of the engine's perception: sees every joint a little to the right."""

    def __init__(self, shard) -> None:
        self.matte = enlarged(shard["alpha"][0])[0]
        self.seen = (joints * [2, 2, 2, 1] + [6, 0, 0, 0] for joints in shard["joints"].astype(np.float32))

    def photo(self, picture):
        body = self.joints(picture)
        return SimpleNamespace(body=body, danced=body + np.float32([2, 0, 0, 0]), matte=self.matte, half=False)

    def joints(self, picture):
        assert picture.shape == (384, 256, 3)
        return next(self.seen).astype(np.float32)


def test_poses_of_people_who_are_measured_by_are_true_or_misread_as_the_photo_or_watched(shard, puppets):
    def given(poses):
        return puppet_views(np.random.default_rng(4), puppets, shard, FarSighted(shard), poses=poses)["given"]

    own, *others = shard["joints"]
    photo = own + np.float32([4, 0, 0, 0])
    true, carried, watched = (given(poses) for poses in POSES)
    assert true == pytest.approx(np.stack([photo, *others]), abs=1e-3)
    misread = [carried_faults(own, photo, pose) for pose in others]
    assert carried == pytest.approx(np.stack([photo, *misread]), abs=1e-3)
    assert np.abs(np.array(misread) - others).max() > 1
    assert watched == pytest.approx(shard["joints"] + np.float32([3, 0, 0, 0]), abs=1e-3)


def test_faults_are_carried_into_poses_without_another_look_at_the_photo(shard, puppets):
    def views(**options):
        return puppet_views(np.random.default_rng(4), puppets, shard, FarSighted(shard), **options)

    moved = carried(np.random.default_rng(4), puppets, shard | views())
    wanted = shard | views(poses="carried")
    assert set(moved) == set(wanted)
    assert all((moved[name] == wanted[name]).all() for name in wanted)
    assert carried(np.random.default_rng(4), puppets, shard) is shard


def test_people_are_moved_anew_file_by_file_and_none_twice(shard, puppets, tmp_path, monkeypatch, capsys):
    people, out = tmp_path / "people", tmp_path / "out"
    people.mkdir()
    for number in (3, 8):
        write_shard(shard_path(people, number), shard | puppet_views(np.random.default_rng(number), puppets, shard))
    monkeypatch.setattr(sys, "argv", ["carry_faults.py", "--people", str(people), "--out", str(out), "--workers", "2"])
    for missing in (2, 0):
        carry_people()
        assert capsys.readouterr().out.splitlines() == [f"{missing} of 2 people to move"]
    assert shards_in(out) == [shard_path(out, 3), shard_path(out, 8)]
    before, moved = (read_shard(shard_path(folder, 8)) for folder in (people, out))
    assert (before["given"][0] == moved["given"][0]).all() and (before["rgb"] == moved["rgb"]).all()
    assert np.abs(before["given"][1:] - moved["given"][1:]).max() > 0.1


def test_people_who_dance_are_written_for_the_bench(shard, puppets, tmp_path):
    danced = shard | puppet_views(np.random.default_rng(4), puppets, shard)
    assert write_danced(danced, tmp_path / "one")
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == ["00.png", "01.png", "02.png", "poses.json"]
    poses = np.array(json.loads((tmp_path / "one" / "poses.json").read_text())).reshape(3, 33, 4)
    assert poses == pytest.approx(danced["given"], abs=1e-3)
    assert not write_danced(shard, tmp_path / "none")


def test_a_detector_errs_by_a_small_part_of_the_torso(shard):
    joints = shard["joints"][0]
    torso = np.linalg.norm(joints[11:13, :2].mean(axis=0) - joints[23:25, :2].mean(axis=0))
    rng = np.random.default_rng(0)

    def errors(shared):
        return np.stack([noisy_joints(rng, joints, shared)[:, :2] - joints[:, :2] for _ in range(200)]) / torso

    alone = errors(np.zeros((33, 2)))
    assert alone[:, 11:13].std() == pytest.approx(0.024, rel=0.1)
    assert alone[:, 21:23].std() > 2 * alone[:, 11:13].std()
    people = np.stack([shared_faults(rng) for _ in range(400)])
    assert people[:, 7].mean(axis=0) == pytest.approx([-0.052, 0.008], abs=0.004)
    assert people[:, 8].mean(axis=0) == pytest.approx([0.052, 0.008], abs=0.004)
    person = errors(people[0]).mean(axis=0)
    assert np.linalg.norm(person - people[0], axis=-1).max() < 0.06
    assert (noisy_joints(rng, joints, people[0])[:, 3] == joints[:, 3]).all()


def test_what_was_misread_in_the_photo_turns_with_its_bones_in_a_dance(shard):
    photo, pose = shard["joints"][:2]
    assert carried_faults(photo, photo, pose) == pytest.approx(pose)
    seen = noisy_joints(np.random.default_rng(0), photo, np.zeros((33, 2)))

    def lengths(joints):
        return np.linalg.norm(joints[[13, 15, 25, 27], :2] - joints[[11, 13, 23, 25], :2], axis=1)

    # The photo's own pose, lying: everything is where it was seen, turned.
    quarter = np.array([[0, 1], [-1, 0]])
    lying = photo.copy()
    lying[:, :2] = photo[:, :2] @ quarter
    assert carried_faults(photo, seen, lying)[:, :2] == pytest.approx(seen[:, :2] @ quarter, abs=1e-3)
    # A bone that was seen too long is too long wherever it points.
    bent = photo.copy()
    bent[[15, 17, 19, 21], :2] = photo[13, :2] + (photo[[15, 17, 19, 21], :2] - photo[13, :2]) @ quarter
    assert lengths(carried_faults(photo, seen, bent)) == pytest.approx(lengths(seen), abs=1e-3)


def test_a_noisy_matte_errs_at_the_rim_alone(shard):
    alpha = shard["alpha"][0]
    matte = noisy_matte(np.random.default_rng(0), alpha)
    wrong = (matte > 127) != (alpha > 127)
    assert 0 < wrong.sum() < 0.25 * (alpha > 127).sum()
    assert not matte[:, :2].any()


def test_some_mattes_fill_the_gaps_between_limbs(shard):
    alpha = shard["alpha"][0]
    rng = np.random.default_rng(0)
    added = [((noisy_matte(rng, alpha) > 127) & (alpha < 10)).sum() for _ in range(40)]
    assert 4 <= sum(count > 4 * np.median(added) + 20 for count in added) <= 20
