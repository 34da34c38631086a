"""Training of the full-size networks, at a small size: what learns in which stage, and that a run goes on."""

import os
import socket
from dataclasses import replace

import numpy as np
import pytest
import torch
import torch.distributed as dist

from anydance.checkpoints import build_networks, read_weights
from anydance.full.examples import Examples
from anydance.full.trainer import Devices, FullPlan, FullTrainer, export
from anydance.full.video_clips import read_clips, write_clips
from anydance.networks.sizes import SD15, ClipVisionSizes, MotionSizes, PoseGuiderSizes, UnetSizes, VaeSizes

SIDE = 64
SMALL = replace(
    SD15,
    unet=UnetSizes((8, 16, 16, 16), layers_per_block=1, heads=2, groups=4, context_width=12),
    motion=MotionSizes(2, 8),
    pose_guider=PoseGuiderSizes("moore", (4, 4, 8, 8), 8),
    clip_vision=ClipVisionSizes(16, 32, 1, 2, 14, 28, 12),
    vae=VaeSizes((8, 8, 8, 8), layers_per_block=1, groups=4),
)
DEVICE = Devices(torch.device("cpu"))


@pytest.fixture
def folder(tmp_path):
    """Clips of 9 and 6 frames, which is what is long enough of 20 frames in which two show nobody."""
    rng = np.random.default_rng(0)
    frames = [rng.integers(0, 256, (SIDE, SIDE, 3), np.uint8) for _ in range(20)]
    nobody = {9: None, 16: None}
    joints = iter([nobody.get(number, np.full((33, 4), number, np.float32)) for number in range(20)])

    def draw(poses, size_px):
        return np.stack([np.full((*size_px, 3), pose[0, 0], np.uint8) for pose in poses])

    assert write_clips(iter(frames), tmp_path / "dance", lambda _: next(joints), draw, least=6) == 2
    return tmp_path


def trainer_of(folder, stage: int, frames: int, seed: int = 0, devices: Devices = DEVICE) -> FullTrainer:
    torch.manual_seed(3)
    networks = build_networks(SMALL)
    examples = Examples(read_clips(folder, least=frames), networks, frames, 2, SMALL)
    return FullTrainer(networks, FullPlan(stage, steps=4, batch=2, rate=1e-3, seed=seed), examples, devices)


def train_as_one_of_two(rank: int, port: int, folder, out) -> None:
    """In a process of its own, in torchrun's environment: four steps of stage 1."""
    torch.set_num_threads(1)
    os.environ |= {"MASTER_ADDR": "localhost", "MASTER_PORT": str(port), "WORLD_SIZE": "2"}
    os.environ |= {"RANK": str(rank), "LOCAL_RANK": str(rank)}
    trainer = trainer_of(folder, 1, 1, devices=Devices.join())
    losses = [trainer.train_step() for _ in range(4)]
    torch.save({"losses": losses, "weights": trainer.learner.state_dict()}, out / f"{rank}.pt")
    dist.destroy_process_group()


def test_a_video_is_cut_where_nobody_is_seen(folder):
    clips = read_clips(folder, least=1)
    assert [len(clip.frames) for clip in clips] == [9, 6]
    assert clips[1].poses[:, 0, 0, 0].tolist() == list(range(10, 16))
    with pytest.raises(ValueError, match="no clip of 24 frames"):
        read_clips(folder, least=24)


@pytest.mark.parametrize(("stage", "frames"), [(1, 1), (2, 4)])
def test_a_stage_moves_its_own_weights_and_no_others(folder, stage, frames):
    trainer = trainer_of(folder, stage, frames)
    before = {name: weight.clone() for name, weight in trainer.learner.state_dict().items()}
    for _ in range(3):
        trainer.train_step()
    changed = {name for name, weight in trainer.learner.state_dict().items() if not torch.equal(weight, before[name])}
    motion = {name for name in before if ".motion_modules." in name}
    assert changed
    assert changed <= motion if stage == 2 else changed.isdisjoint(motion)
    if stage == 1:
        assert {name.split(".")[0] for name in changed} == {"denoising_unet", "reference_net", "pose_guider"}


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(folder, tmp_path):
    whole, first, second = (trainer_of(folder, 1, 1) for _ in range(3))
    losses = [whole.train_step() for _ in range(4)]
    for _ in range(2):
        first.train_step()
    first.save(tmp_path / "state.pt")
    second.load(tmp_path / "state.pt")
    assert [second.train_step() for _ in range(2)] == losses[2:]
    with pytest.raises(ValueError, match="another plan"):
        trainer_of(folder, 1, 1, seed=1).load(tmp_path / "state.pt")


def test_two_devices_see_different_examples_and_learn_the_same_weights(folder, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with socket.create_server(("localhost", 0)) as server:
        port = server.getsockname()[1]
    torch.multiprocessing.spawn(train_as_one_of_two, (port, folder, out), nprocs=2)
    first, second = (torch.load(out / f"{rank}.pt", weights_only=True) for rank in range(2))
    assert first["losses"] != second["losses"]
    before = trainer_of(folder, 1, 1).learner.state_dict()
    assert any(not torch.equal(weight, before[name]) for name, weight in first["weights"].items())
    for name, weight in first["weights"].items():
        assert torch.equal(weight, second["weights"][name]), name


def test_training_makes_the_loss_smaller(folder):
    trainer = trainer_of(folder, 1, 1)
    noises = [torch.Generator().manual_seed(seed) for seed in range(2)]
    example = trainer.examples.draw(noises[0])
    noise = torch.randn(example.latents.shape, generator=noises[1])

    def loss() -> float:
        with torch.no_grad():
            return float(trainer.learner(replace(example, plain=False), noise, torch.tensor([300, 700])))

    before = loss()
    for _ in range(25):
        trainer.train_step()
    assert loss() < 0.97 * before


def test_what_is_exported_is_a_public_checkpoint(folder, tmp_path):
    trainer = trainer_of(folder, 2, 4)
    trainer.train_step()
    networks = trainer.examples.networks
    export(networks, tmp_path / "checkpoint")
    unet = read_weights(tmp_path / "checkpoint/denoising_unet.safetensors")
    motion = read_weights(tmp_path / "checkpoint/motion_module.safetensors")
    assert motion and all(".motion_modules." in name for name in motion)
    again = build_networks(SMALL)
    again.denoising_unet.load_state_dict(unet | motion)
    for name, weight in again.denoising_unet.state_dict().items():
        assert torch.equal(weight, networks.denoising_unet.state_dict()[name]), name
