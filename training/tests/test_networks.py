"""The networks fit the public checkpoints: names, counts of parameters, and how they behave."""

import pytest
import torch

from anydance.checkpoints import build_networks
from anydance.networks.motion_module import MotionModule
from anydance.networks.pose_guider import build_pose_guider
from anydance.networks.sizes import (
    SD15,
    ClipVisionSizes,
    MotionSizes,
    NetworkSizes,
    PoseGuiderSizes,
    UnetSizes,
    VaeSizes,
)
from anydance.networks.taesd import TaesdDecoder
from anydance.networks.unet import DenoisingUnet, ReferenceNet

TINY = UnetSizes((8, 16, 16), layers_per_block=1, heads=2, groups=4, context_width=6)


def count(parameters) -> int:
    return sum(parameter.numel() for parameter in parameters)


@pytest.fixture(scope="module")
def full_size():
    with torch.device("meta"):
        return build_networks(SD15)


@pytest.fixture
def nets():
    torch.manual_seed(1)
    return DenoisingUnet(TINY, MotionSizes(2, 8)).eval(), ReferenceNet(TINY).eval()


def call(batch: int = 2, frames: int = 3, height: int = 7, width: int = 5) -> dict[str, torch.Tensor]:
    torch.manual_seed(2)
    return {
        "sample": torch.randn(batch, 4, frames, height, width),
        "timesteps": torch.full((batch,), 500),
        "context": torch.randn(batch, 1, 6),
        "pose": torch.randn(batch, 8, frames, height, width),
    }


def test_the_full_size_has_as_many_parameters_as_the_public_files(full_size):
    named = dict(full_size.denoising_unet.named_parameters())
    motion = [parameter for name, parameter in named.items() if "motion_modules" in name]
    assert count(motion) == 453_209_280
    assert count(named.values()) - count(motion) == 859_520_964
    assert count(full_size.pose_guider.parameters()) == 1_086_480


def test_other_pose_guiders_have_as_many_parameters_as_their_public_files():
    novita = build_pose_guider(PoseGuiderSizes("moore", (16, 32, 64, 128), 320))
    champ = build_pose_guider(PoseGuiderSizes("champ", (16, 32, 96, 256), 320))
    assert count(novita.parameters()) == 514_896
    assert count(champ.parameters()) * 4 == 10_595_520
    assert count(TaesdDecoder().parameters()) == 1_222_531


def test_the_reference_net_lacks_only_the_output_layers(full_size):
    denoising = {name for name in full_size.denoising_unet.state_dict() if "motion_modules" not in name}
    reference = set(full_size.reference_net.state_dict())
    assert denoising - reference == {
        "conv_norm_out.weight",
        "conv_norm_out.bias",
        "conv_out.weight",
        "conv_out.bias",
    }
    assert reference < denoising


def test_there_are_21_motion_modules_and_16_banks_widest_first(full_size):
    assert sum(isinstance(module, MotionModule) for module in full_size.denoising_unet.modules()) == 21
    with torch.device("meta"):
        bank = full_size.reference_net(torch.zeros(1, 4, 8, 8), torch.zeros(1, 1, 768))
    widths = [features.shape[-1] for features in bank.values()]
    assert widths == sorted(widths, reverse=True) and len(widths) == 16
    assert list(bank)[0].startswith("down_blocks.2") and list(bank)[5].startswith("mid_block")


@pytest.mark.parametrize(("height", "width"), [(7, 5), (8, 8), (9, 4), (1, 3)])
def test_sides_that_do_not_halve_evenly_come_back_as_they_were(nets, height, width):
    given = call(height=height, width=width)
    with torch.inference_mode():
        assert nets[0](**given).shape == given["sample"].shape


def test_with_guidance_the_first_half_does_not_see_the_photo(nets):
    denoising, reference = nets
    given = call()
    with torch.inference_mode():
        bank = reference(torch.randn(2, 4, 7, 5), given["context"])
        both = denoising(**given, bank=bank, guided=True)
        plain = denoising(**given)
        read = denoising(**given, bank=bank)
    assert torch.allclose(both[:1], plain[:1], atol=1e-5)
    assert torch.allclose(both[1:], read[1:], atol=1e-5)
    assert not torch.allclose(plain, read, atol=1e-3)


def test_frames_only_mix_in_the_motion_modules(nets):
    given = call()
    changed = given | {"sample": given["sample"].clone()}
    changed["sample"][:, :, 2] += 1
    with torch.inference_mode():
        still = [nets[0](**each, motion=False)[:, :, 0] for each in (given, changed)]
        moving = [nets[0](**each)[:, :, 0] for each in (given, changed)]
    assert torch.allclose(*still, atol=1e-6)
    assert not torch.allclose(*moving, atol=1e-4)


def test_a_window_longer_than_the_position_table_is_refused(nets):
    with pytest.raises(ValueError, match="9 frames"):
        nets[0](**call(frames=9))


def test_each_row_of_a_batch_has_its_own_timestep(nets):
    given = call() | {"timesteps": torch.tensor([999, 20])}
    with torch.inference_mode():
        together = nets[0](**given)
        alone = nets[0](**{name: tensor[1:] for name, tensor in given.items()})
    assert torch.allclose(together[1:], alone, atol=1e-5)


@pytest.mark.parametrize("kind", ["moore", "paper", "champ"])
def test_a_pose_guider_ends_at_the_size_of_the_latent(kind):
    guider = build_pose_guider(PoseGuiderSizes(kind, (4, 8, 8, 16), 12, heads=2, groups=4))
    assert guider(torch.zeros(2, 3, 56, 40)).shape == (2, 12, 7, 5)


def test_the_autoencoder_and_clip_keep_their_shapes():
    tiny = NetworkSizes(
        TINY,
        MotionSizes(2, 8),
        PoseGuiderSizes("moore", (4, 8), 8),
        ClipVisionSizes(8, 16, 2, 2, 7, 28, 6),
        VaeSizes((4, 8, 8, 8), 1, groups=4),
    )
    networks = build_networks(tiny)
    mean, logvar = networks.vae.encode(torch.zeros(1, 3, 56, 40))
    assert mean.shape == logvar.shape == (1, 4, 7, 5)
    assert networks.vae.decode(mean).shape == (1, 3, 56, 40)
    assert networks.clip_vision(torch.zeros(2, 3, 28, 28)).shape == (2, 6)
