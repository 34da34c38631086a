"""The lite model: its network, what it is trained on and by, and how it is measured."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from anydance.fixtures.write_lite import SMALL
from anydance.lite.batch import Batch, to_batch
from anydance.lite.critic import Critic, choose_pieces, pieces_of
from anydance.lite.delivered import delivered_of
from anydance.lite.evaluate import Held, baselines, evaluate
from anydance.lite.losses import losses_of
from anydance.lite.metrics import Regions, score, structural_similarity
from anydance.lite.pairs import NOWHERE, Pairs, continued, write_pairs
from anydance.lite.sampling import noised, sample_frames
from anydance.lite.trainer import Plan, Trainer
from anydance.lite.weight_file import mixed_with, names_read, with_motion, write_weights
from anydance.networks.lite import HeadOutput, LiteNet, compose
from anydance.people.assets import Assets
from anydance.people.person import Shots, Sources, render_person
from anydance.people.puppet import PuppetProcess
from anydance.people.puppet_views import puppet_views
from anydance.people.shard import pack, shard_path, write_shard
from tests.doll_assets import write_doll_assets

FRAMES = 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Of three dolls, in three views each. None of them is a drawing: drawn dolls are plain all over."""
    assets = write_doll_assets(tmp_path_factory.mktemp("assets"))
    people = tmp_path_factory.mktemp("people")
    puppets = PuppetProcess()
    for seed in (1, 3, 5):
        shard = pack(render_person(Sources(Assets(assets, 512), assets), (5, seed), Shots(FRAMES + 1, (192, 128))))
        write_shard(shard_path(people, seed), shard | puppet_views(np.random.default_rng(seed), puppets, shard))
    puppets.close()
    written = tmp_path_factory.mktemp("pairs")
    assert write_pairs(sorted(people.glob("*.npz")), written) == 3
    return written


@pytest.fixture(scope="module")
def pairs(folder) -> Pairs:
    return Pairs(folder)


@pytest.fixture
def batch(pairs) -> Batch:
    return to_batch(pairs.take(np.array([0, 1])))


@pytest.fixture
def net() -> LiteNet:
    torch.manual_seed(0)
    return LiteNet(SMALL).eval()


def test_people_of_several_folders_are_taken_as_of_one(folder, pairs):
    both = Pairs(folder, folder)
    assert (both.count, both.frames, both.size_px) == (6, FRAMES, pairs.size_px)
    taken, known = both.take(np.array([5, 0, 3])), pairs.take(np.array([2, 0, 0]))
    assert all(np.array_equal(taken[name], known[name]) for name in known)


def test_folders_of_other_frames_are_not_taken_together(folder, pairs, tmp_path):
    fewer = {name: array[:, :1] for name, array in pairs.take(np.array([0])).items()}
    np.savez(tmp_path / "shapes.npz", count=1, **{name: array[:0] for name, array in fewer.items()})
    for name, array in fewer.items():
        array.tofile(tmp_path / f"{name}.bin")
    with pytest.raises(ValueError, match="other frames"):
        Pairs(folder, tmp_path)


def test_beside_the_puppet_the_nearest_motion_goes_on():
    front = np.zeros((4, 6), np.uint8)
    front[1, 1] = 3
    sources = np.zeros((4, 6, 2), np.int16)
    sources[1, 1] = (1.5 * 32 + 64, 1.5 * 32 - 32)
    everywhere = continued(sources, front)
    assert everywhere[3, 5].tolist() == [5.5 * 32 + 64, 3.5 * 32 - 32]
    assert continued(sources, np.zeros_like(front))[2, 0].tolist() == [16, 80]


def test_the_truth_tells_where_the_photo_shows_the_same(batch):
    seen = (batch.seen * (batch.alpha > 0.9))[:, 0] > 0
    frame = int(seen.sum(dim=(1, 2)).argmax())
    rows, columns = torch.nonzero(seen[frame], as_tuple=True)
    photo, shown = batch.photo.picture[frame // FRAMES], batch.target[frame][:, rows, columns]

    def difference(beside: int) -> torch.Tensor:
        x, y = batch.truth[frame][:, rows, columns].floor().long()
        return (photo[:, y, (x + beside).clamp(0, 127)] - shown).abs().mean()

    assert len(rows) > 300
    assert difference(0) < min(difference(-4), difference(4))
    assert (batch.truth[:, :1][batch.seen == 0] == NOWHERE / 32).all()


def test_without_chance_a_batch_is_what_was_rendered(pairs, batch):
    person = pairs.take(np.array([0, 1]))
    assert torch.allclose((batch.target + 1) * 127.5, torch.from_numpy(person["frame"]).flatten(0, 1).float(), atol=1e-3)
    bare = batch.frames.cover == 0
    assert torch.allclose(batch.frames.puppet[bare.expand(-1, 3, -1, -1)], batch.frames.plate[bare.expand(-1, 3, -1, -1)])


def test_chance_changes_all_pictures_of_half_of_the_people_alike_and_drops_parts_of_puppets(pairs):
    people = np.array([0] * 40)
    one = to_batch(pairs.take(people), torch.Generator().manual_seed(1))
    again = to_batch(pairs.take(people), torch.Generator().manual_seed(1))
    assert torch.equal(one.frames.puppet, again.frames.puppet)
    corner = (slice(None), slice(None), 0, 0)
    assert torch.allclose(one.target[corner], one.frames.plate[corner], atol=0.1)
    assert one.target[corner].std(dim=0).min() > 0.05
    kept = (one.photo.picture - to_batch(pairs.take(people)).photo.picture).abs().amax(dim=(1, 2, 3)) < 1e-3
    assert 10 <= kept.sum() <= 30
    covered = one.frames.cover.mean(dim=(1, 2, 3)).view(len(people), FRAMES)
    whole = one.guided.view(len(people), FRAMES) == 0
    parted = ~whole & (covered < covered.amax(dim=0) - 1e-3)
    assert (covered[whole] == 0).all()
    assert 1 <= whole.sum() <= 12 and 1 <= parted.sum() <= 25


def test_a_picture_is_mixed_of_photo_puppet_colour_and_background(batch):
    count, _, height, width = batch.target.shape
    zeros = torch.zeros(count, 4, height, width)

    def mixed(winner: int):
        logits = zeros.clone()
        logits[:, winner] = 50
        head = HeadOutput(torch.full((count, 3, height, width), 0.3), logits, zeros[:, :2], zeros[:, :1])
        return compose(head, batch.frames, batch.photo.picture.repeat_interleave(FRAMES, dim=0))

    assert torch.allclose(mixed(3).picture, batch.frames.plate, atol=1e-4)
    assert torch.allclose(mixed(2).picture, torch.tensor(0.3), atol=1e-4)
    covered = (batch.frames.cover > 0.25).expand(-1, 3, -1, -1)
    puppet = mixed(1)
    assert torch.allclose(puppet.picture[covered], batch.frames.puppet[covered], atol=1e-4)
    moved = mixed(0)
    solid = (batch.frames.cover > 0.99).expand(-1, 3, -1, -1)
    assert (moved.picture - batch.frames.puppet)[solid].abs().median() < 0.05
    assert torch.allclose(moved.shares.sum(dim=1), torch.ones(count, height, width))


def test_a_doubtful_pixel_is_softened(batch):
    count, _, height, width = batch.target.shape
    zeros = torch.zeros(count, 4, height, width)
    # Three times as likely the background as the generated colour, and nothing else.
    logits = zeros + torch.tensor([-90, -90, 0, math.log(3)]).view(1, 4, 1, 1)
    head = HeadOutput(torch.full((count, 3, height, width), 0.3), logits, zeros[:, :2], zeros[:, :1])
    bare = replace(batch.frames, cover=torch.zeros_like(batch.frames.cover))
    out = compose(head, bare, batch.photo.picture.repeat_interleave(FRAMES, dim=0))
    softer = 1 / (1 + 3**0.7 / math.exp(0.5))
    assert torch.allclose(out.picture, torch.lerp(batch.frames.plate, torch.tensor(0.3), softer), atol=1e-4)


def test_what_the_puppet_leaves_open_is_never_taken_from_it(net, batch):
    out = sample_frames(net, batch, 1)
    assert out.shares[:, 1:2][batch.frames.cover <= 0.25].max() < 1e-6


def test_the_photo_is_read_from_the_bank(net, batch):
    seen = net.read_photo(batch.photo)
    noisy, times = torch.zeros_like(batch.target), torch.ones(2)
    with torch.no_grad():
        own = net(noisy, times, batch.frames, batch.photo, seen)
        others = replace(seen, bank={name: features.flip(0) for name, features in seen.bank.items()})
        other = net(noisy, times, batch.frames, batch.photo, others)
    assert not torch.allclose(own.logits, other.logits)


def test_a_second_look_sees_the_photo_where_it_would_be_taken_from(net, batch):
    shown = batch.photo.picture.clone()
    shown[:, :, 60:64, 60:64] = 1
    noisy, times, seen = torch.zeros_like(batch.target), torch.ones(2), net.read_photo(batch.photo)

    def change() -> torch.Tensor:
        with torch.no_grad():
            out, other = (
                net.predict(noisy, times, batch.frames, photo, seen)
                for photo in (batch.photo, replace(batch.photo, picture=shown))
            )
        return (out.logits - other.logits).abs().amax(dim=1)

    assert change().max() == 0  # at first it changes nothing
    torch.nn.init.normal_(net.head.second_look.conv_out.weight)
    taken = (batch.frames.sources - 62).abs().amax(dim=1) < 3
    near = F.max_pool2d(taken.float(), 31, 1, 15) > 0
    changed = change()
    # Not nowhere else: its block has norms, which are of the whole frame.
    assert changed[near].mean() > 5 * changed[~near].mean()


def test_a_third_look_sees_what_the_photos_stem_knows_of_the_place(net, batch):
    noisy, times, seen = torch.zeros_like(batch.target), torch.ones(2), net.read_photo(batch.photo)
    quarter, eighth = seen.quarter.clone(), seen.eighth.clone()
    quarter[:, :, 15, 15] += 10
    eighth[:, :, 7, 7] += 10
    taken = (batch.frames.sources - 62).abs().amax(dim=1) < 8
    near = F.max_pool2d(taken.float(), 31, 1, 15) > 0

    def change(**other: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            out, changed = (net.predict(noisy, times, batch.frames, batch.photo, s) for s in (seen, replace(seen, **other)))
        return (out.logits - changed.logits).abs().amax(dim=1)

    assert change(quarter=quarter, eighth=eighth).max() == 0  # at first it changes nothing
    torch.nn.init.normal_(net.head.third_look.conv_out.weight)
    for changed in (change(quarter=quarter), change(eighth=eighth)):
        # Not nowhere else: its blocks have norms, which are of the whole frame.
        assert changed[near].mean() > 3 * changed[~near].mean()


def test_small_holes_weigh_as_much_as_large_ones(net, batch):
    out = sample_frames(net, batch, 1)
    alpha, cover = torch.ones_like(batch.alpha), torch.ones_like(batch.frames.cover)
    cover[0, :, :10, :10] = 0
    cover[1:, :, :100, :100] = 0
    open_to = replace(batch, alpha=alpha, frames=replace(batch.frames, cover=cover))

    def of_holes(frame: int, *, offset: float) -> float:
        wrong = batch.target.clone()
        wrong[frame] += offset * (1 - cover[frame])
        elsewhere = replace(open_to, frames=replace(open_to.frames, cover=torch.ones_like(cover)))
        right = replace(out, picture=wrong)
        told, told_elsewhere = (losses_of(right, wrong, of) for of in (open_to, elsewhere))
        more = float(told.picture - told_elsewhere.picture)
        assert float(told.delivered - told_elsewhere.delivered) == pytest.approx(more, abs=1e-6)
        return more

    assert of_holes(0, offset=0.5) == pytest.approx(of_holes(1, offset=0.5), rel=1e-4)
    assert of_holes(0, offset=0) == 0


def test_losses_are_small_where_all_is_right_and_ignore_what_nobody_can_know(net, batch):
    out = sample_frames(net, batch, 1)
    shown = delivered_of(out, batch)
    losses = losses_of(replace(out, picture=batch.target, sources=batch.truth), batch.target, batch)
    assert losses.picture.abs() < 1e-6 and losses.delivered.abs() < 1e-6
    assert losses.places == pytest.approx(0.2, abs=1e-3)
    nowhere = replace(batch, truth=torch.where(batch.seen > 0, batch.truth, torch.inf))
    assert losses_of(out, shown, nowhere).places == losses_of(out, shown, batch).places
    assert all(np.isfinite(value) for value in losses_of(out, shown, batch).numbers().values())


def test_what_is_delivered_teaches_outlines_places_light_and_colour(net, batch):
    out = sample_frames(net, batch, 1)
    taught = {name: getattr(out.said, name).clone().requires_grad_() for name in ("colour", "logits", "flow", "gain")}
    shown = delivered_of(replace(out, said=HeadOutput(**taught)), batch)
    losses_of(out, shown, batch).delivered.backward()
    assert all(value.grad.abs().max() > 0 and value.grad.isfinite().all() for value in taught.values())


def test_a_critic_learns_to_tell_a_haze_and_pulls_away_from_it(batch):
    torch.manual_seed(0)
    critic, generator = Critic(), torch.Generator().manual_seed(0)
    hazy = torch.nn.functional.avg_pool2d(batch.target, 5, 1, 2)
    wrong = [critic.learn(hazy, batch, choose_pieces(batch, generator)) for _ in range(100)]
    assert np.mean(wrong[-5:]) < 0.7 * np.mean(wrong[:5])
    pieces = choose_pieces(batch, generator)
    drawn = hazy.clone().requires_grad_()
    error = (drawn - batch.target).abs().mean()
    (pull,) = torch.autograd.grad(critic.pull(drawn, error, batch, pieces), drawn)
    (other,) = torch.autograd.grad(error, drawn)
    assert pull.norm() == pytest.approx(0.4 * float(other.norm()), rel=1e-3)
    pose = pieces_of(batch.frames.pose, pieces)
    with torch.no_grad():
        before, after = (critic.net(pieces_of(hazy - step * pull, pieces), pose).mean() for step in (0, 100))
    assert after > before


def test_a_piece_lies_in_the_picture_and_shows_the_person(batch):
    corners = choose_pieces(batch, torch.Generator().manual_seed(0))
    assert pieces_of(batch.target, corners).shape == (len(batch.target), 3, 96, 96)
    assert (pieces_of(batch.alpha, corners).amax(dim=(1, 2, 3)) > 0.9).all()


def test_frames_of_a_person_share_time_and_noise(batch):
    noisy, times = noised(torch.zeros_like(batch.target), FRAMES, torch.Generator().manual_seed(0), 1.0)
    assert times.tolist() == [1.0, 1.0]
    assert torch.equal(noisy[0], noisy[1]) and not torch.equal(noisy[0], noisy[2])
    _, later = noised(batch.target, FRAMES, torch.Generator().manual_seed(0), 0.0)
    assert ((later > 0) & (later < 1)).all()


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(pairs, tmp_path):
    plan = Plan(steps=4, people=1, judged_from=0.25)
    whole, first, second = (Trainer(SMALL, plan, pairs) for _ in range(3))
    for _ in range(4):
        whole.train_step()
    for _ in range(2):
        first.train_step()
    first.save(tmp_path / "state.pt")
    second.load(tmp_path / "state.pt")
    for _ in range(2):
        second.train_step()
    for name, weight in whole.average.state_dict().items():
        assert torch.equal(weight, second.average.state_dict()[name]), name
    with pytest.raises(ValueError, match="another plan"):
        Trainer(SMALL, replace(plan, rate=1e-3), pairs).load(tmp_path / "state.pt")


def test_stage_2_begins_as_stage_1_ended_and_teaches_motion_alone(pairs, batch, tmp_path):
    first = Trainer(SMALL, Plan(steps=2, people=1), pairs)
    first.train_step()
    first.save(tmp_path / "state.pt")
    second = Trainer(SMALL, Plan(steps=2, people=1, clips=True), pairs)
    second.begin_with(tmp_path / "state.pt")
    before = sample_frames(first.average, batch, 1).picture
    assert torch.allclose(sample_frames(second.average, batch, 1).picture, before, atol=1e-2)
    still = {name: weight.clone() for name, weight in second.net.state_dict().items()}
    losses = second.train_step()
    assert losses["flicker"] > 0
    changed = {name for name, weight in second.net.state_dict().items() if not torch.equal(weight, still[name])}
    assert changed and all(".motion_modules." in name for name in changed)


def test_training_goes_on_from_what_was_exported(pairs, tmp_path):
    first = Trainer(SMALL, Plan(steps=2, people=1), pairs)
    first.train_step()
    weights = first.average.state_dict()
    write_weights(tmp_path / "lite.safetensors", weights, SMALL, pairs.size_px, {"steps": "1"})
    second = Trainer(SMALL, Plan(steps=2, people=1, seed=1), pairs)
    second.begin_with(tmp_path / "lite.safetensors")
    read = names_read(second.net)
    assert 0 < len(weights) - len(read) < len(read)
    for name, weight in second.net.state_dict().items():
        if name in read:
            assert torch.allclose(weight, weights[name], rtol=1e-3, atol=1e-4), name
    save_file({"stem.conv_in.weight": torch.zeros(8, 36, 3, 3)}, tmp_path / "part.safetensors")
    with pytest.raises(ValueError, match="another network: denoising_unet"):
        second.begin_with(tmp_path / "part.safetensors")


def test_runs_are_mixed_by_their_shares_and_only_of_one_network():
    ones, fives = ({"a": torch.full((2,), value)} for value in (1.0, 5.0))
    assert torch.equal(mixed_with(ones, fives, 0.25)["a"], torch.full((2,), 2.0))
    with pytest.raises(ValueError, match="different networks"):
        mixed_with(ones, {"b": torch.zeros(2)}, 0.25)


def test_motion_modules_come_along_and_stage_1_leaves_them_behind(pairs, tmp_path):
    still = Trainer(SMALL, Plan(steps=2, people=1), pairs).average.state_dict()
    moving = Trainer(SMALL, Plan(steps=2, people=1, clips=True, seed=1), pairs).average.state_dict()
    both = with_motion(still, moving)
    assert set(both) == set(moving)
    for name, weight in both.items():
        assert torch.equal(weight, (moving if ".motion_modules." in name else still)[name]), name
    with pytest.raises(ValueError, match="no motion modules"):
        with_motion(still, still)
    write_weights(tmp_path / "lite.safetensors", both, SMALL, pairs.size_px, {})
    again = Trainer(SMALL, Plan(steps=2, people=1, seed=2), pairs)
    again.begin_with(tmp_path / "lite.safetensors")
    assert torch.allclose(again.net.stem.conv_in.weight, still["stem.conv_in.weight"], rtol=1e-3, atol=1e-4)


def test_training_makes_the_losses_smaller(pairs):
    # A quarter of a run: a whole one so short would be over before its learning rate has warmed up.
    trainer = Trainer(SMALL, Plan(steps=240, people=3, rate=1e-2), pairs)
    losses = [trainer.train_step() for _ in range(60)]
    for name in ("outline", "colour"):
        assert np.mean([loss[name] for loss in losses[-5:]]) < 0.7 * losses[0][name], name


def test_measures_know_the_same_from_the_blurred(pairs, net):
    held = Held.read(pairs)
    scores = baselines(held)
    assert set(scores["best blur"]) == {"person", "hole", "edge", "hand", "ssim", "sharpness", "flicker"}
    assert scores["puppet"]["flicker"] >= scores["best blur"]["flicker"] > 0
    assert scores["best blur"]["person"] >= scores["puppet"]["person"] - 0.3
    same = score(held.truth, held.truth, held.regions)
    assert same["person"] == pytest.approx(90) and same["ssim"] == pytest.approx(1) and same["sharpness"] == 1
    own = evaluate(net, held, 2)
    assert 0 <= own["generated"] <= 1 and own["puppet places"] > 0
    assert {f"delivered {name}" for name in scores["puppet"]} < set(own)


def test_psnr_counts_the_region_alone():
    alpha = np.zeros((1, 20, 20), np.float32)
    alpha[0, 5:15, 5:15] = 1
    regions = Regions.of(alpha, np.ones_like(alpha), np.zeros((1, 20, 20), np.uint8))
    truth = np.random.default_rng(0).uniform(0.2, 0.8, (1, 20, 20, 3))
    wrong = truth + 0.1 * regions.person[..., None]
    assert score(wrong, truth, regions)["person"] == pytest.approx(20, abs=1e-4)
    assert np.isnan(score(wrong, truth, regions)["hole"])
    assert structural_similarity(truth, truth).min() == pytest.approx(1)
