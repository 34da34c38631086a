"""Golden tensors 01 to 05 of a parity set: each network on its own.

Keys, shapes and meaning: the README of a set. Everything is computed in the dtype of the networks.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from .networks.layers import to_frames, to_video
from .networks.unet_blocks import DeepFeatures
from .parity_set import ParitySet
from .pictures import read_photo_for_clip

Golden = dict[str, Any]
"""Key → tensor, array or list."""

_WATCHED = (
    "time_proj time_embedding conv_in down_blocks.0.resnets.0 down_blocks.0.attentions.0 "
    "down_blocks.0.motion_modules.0 mid_block.resnets.0 mid_block.attentions.0 mid_block.motion_modules.0 "
    "mid_block.resnets.1 mid_block conv_norm_out"
).split()


def pose_guider_golden(opened: ParitySet) -> Golden:
    """01: the first two pose pictures and their features."""
    pictures = opened.poses(2)
    return {"input": pictures, "output": pose_features(opened.networks.pose_guider, pictures)}


def vae_golden(opened: ParitySet, decode_input: Tensor) -> Golden:
    """02: the photo encoded, a latent decoded."""
    vae, photo = opened.networks.vae, opened.photo()
    mean, logvar = vae.encode(photo)
    return {
        "encode_input": photo,
        "encode_mean": mean,
        "encode_logvar": logvar,
        "ref_latents": mean * opened.scale,
        "decode_input": decode_input,
        "decode_output": vae.decode(decode_input),
    }


def clip_golden(opened: ParitySet) -> Golden:
    """03: the photo for CLIP, and its embedding."""
    rgb, pixels = read_photo_for_clip(opened.folder / "inputs/ref.png", opened.config["clip"]["image"])
    pixels = pixels.to(opened.dtype)
    return {"resized_rgb": rgb, "pixel_values": pixels, "image_embeds": opened.networks.clip_vision(pixels)}


def bank_golden(opened: ParitySet, latents: Tensor, context: Tensor) -> Golden:
    """04: what the ReferenceNet hands over for the batch of unconditional and conditional row."""
    bank = opened.networks.reference_net(latents.expand(context.shape[0], -1, -1, -1), context)
    golden = {"latents": latents, "encoder_hidden_states": context, "timestep": np.int64(0), "names": list(bank)}
    return golden | {f"bank_{index:02}": features for index, features in enumerate(bank.values())}


def unet_golden(opened: ParitySet, given: Golden, bank: dict[str, Tensor]) -> Golden:
    """05: one prediction in each variant; `given` holds sample, timestep, encoder_hidden_states and
    pose_cond_fea of a guided batch of two."""
    unet = opened.networks.denoising_unet
    call = {"sample": given["sample"], "context": given["encoder_hidden_states"], "pose": given["pose_cond_fea"]}
    single = {key: tensor[1:] for key, tensor in call.items()}
    rounded, one = in_half(bank), {name: features[1:] for name, features in bank.items()}
    timesteps = torch.full((2,), int(given["timestep"]))
    return given | {
        "output": unet(**call, timesteps=timesteps, bank=rounded, guided=True),
        "output_bank_fp32": unet(**call, timesteps=timesteps, bank=bank, guided=True),
        "output_cfg_off": unet(**single, timesteps=timesteps[1:], bank=in_half(one)),
        "output_cfg_off_bank_fp32": unet(**single, timesteps=timesteps[1:], bank=one),
        "output_no_reference": unet(**single, timesteps=timesteps[1:]),
        "output_no_motion_bank_fp32": unet(**single, timesteps=timesteps[1:], bank=one, motion=False),
    }


def intermediates_golden(opened: ParitySet, given: Golden, bank: dict[str, Tensor]) -> Golden:
    """05_unet_intermediates: results of modules inside output_cfg_off_bank_fp32."""
    unet, frames = opened.networks.denoising_unet, given["sample"].shape[2]
    count = len(opened.config["unet"]["block_out_channels"])
    levels = [f"{way}_blocks.{index}" for way in ("down", "up") for index in range(count)]
    with Watch(unet, [*_WATCHED, *levels]) as watch:
        unet(
            given["sample"][1:],
            torch.full((1,), int(given["timestep"])),
            given["encoder_hidden_states"][1:],
            pose=given["pose_cond_fea"][1:],
            bank={name: features[1:] for name, features in bank.items()},
        )
    return {name: to_video(result, frames) if result.ndim == 4 else result for name, result in watch.results.items()}


def deep_cache_golden(opened: ParitySet, given: Golden, bank: dict[str, Tensor]) -> Golden:
    """09: shallow passes for the inputs of 05, from features of a step that was noisier; at the outermost
    skip branch and at the last one of that size."""
    unet, frames = opened.networks.denoising_unet, given["sample"].shape[2]
    call = {"sample": given["sample"], "context": given["encoder_hidden_states"], "pose": given["pose_cond_fea"]}
    now, earlier = (torch.full((2,), int(given["timestep"]) + ahead) for ahead in (0, 50))
    golden: Golden = {"deep_timestep": np.int64(earlier[0])}
    for branch in (0, opened.config["unet"]["layers_per_block"]):
        deep = DeepFeatures(branch)
        unet(**call, timesteps=earlier, bank=bank, guided=True, deep=deep)
        shallow = DeepFeatures(branch, given=deep.kept)
        golden[f"deep_{branch}"] = to_video(deep.kept, frames)
        golden[f"output_{branch}"] = unet(**call, timesteps=now, bank=bank, guided=True, deep=shallow)
    return golden


def pose_features(guider: nn.Module, pictures: Tensor) -> Tensor:
    """[1, 3, f, 8h, 8w] → [1, first width, f, h, w]."""
    return to_video(guider(to_frames(pictures)), pictures.shape[2])


def in_half(bank: dict[str, Tensor]) -> dict[str, Tensor]:
    """The bank rounded to fp16 and back: the public pipeline keeps it so, whatever the networks' dtype."""
    return {name: features.half().to(features.dtype) for name, features in bank.items()}


class Watch:
    """Keeps what the named modules return while it is open."""

    def __init__(self, network: nn.Module, names: Iterable[str]):
        self.results: dict[str, Tensor] = {}
        self._hooks = [network.get_submodule(name).register_forward_hook(self._keep(name)) for name in names]

    def __enter__(self) -> "Watch":
        return self

    def __exit__(self, *_: object) -> None:
        for hook in self._hooks:
            hook.remove()

    def _keep(self, name: str):
        def hook(_module: nn.Module, _inputs: Any, result: Tensor) -> None:
            self.results[name] = result

        return hook
