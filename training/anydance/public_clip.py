"""A whole clip as the public pipeline makes it, watched: to be measured against the engine.

What it computes and the engine does not is computed here: ReferenceNet and denoising UNet with both rows
of guidance, the photo's features in each window and step, attention over one token. The photo's features
are not rounded to half precision as there, which takes no time.

Source: Moore-AnimateAnyone src/pipelines/pipeline_pose2vid_long.py.
"""

import time
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from .goldens import clip_golden, pose_features
from .parity_set import ParitySet
from .sampling import Windows, make_schedule, sample


@dataclass
class ClipTimes:
    """When the parts were done, by time.perf_counter()."""

    start: float = field(default_factory=time.perf_counter)
    photo: float = 0.0
    predictions: list[float] = field(default_factory=list)
    """Each pass of the denoising UNet."""
    denoised: float = 0.0
    decoded: float = 0.0


def make_clip(opened: ParitySet, seed: int) -> tuple[Tensor, ClipTimes]:
    """Frames [f, 3, height, width] in 0…1 of all pose pictures of the set, and when what was done."""
    times, networks = ClipTimes(), opened.networks
    guidance = opened.config["guidance_scale"]
    first = 0 if guidance > 1 else 1
    context = _image_context(opened)[first:]
    mean, _ = networks.vae.encode(opened.photo())
    bank = networks.reference_net((mean * opened.scale).expand(context.shape[0], -1, -1, -1), context)
    features = pose_features(networks.pose_guider, opened.poses())
    times.photo = time.perf_counter()

    def predict(latents: Tensor, timestep: int, frames: list[int]) -> Tensor:
        rows = latents.shape[0]
        velocity = networks.denoising_unet(
            latents,
            torch.full((rows,), timestep),
            context,
            pose=features[:, :, frames].expand(rows, -1, -1, -1, -1),
            bank=bank,
            guided=rows > 1,
        )
        times.predictions.append(time.perf_counter())
        return velocity

    latents = _sample(opened, features.shape[2:], predict, seed)
    times.denoised = time.perf_counter()
    frames = [networks.vae.decode(latents[:, :, at] / opened.scale)[0] for at in range(latents.shape[2])]
    times.decoded = time.perf_counter()
    return (torch.stack(frames) / 2 + 0.5).clamp(0, 1), times


def _image_context(opened: ParitySet) -> Tensor:
    embedding = clip_golden(opened)["image_embeds"][:, None]
    return torch.cat([torch.zeros_like(embedding), embedding])


def _sample(opened: ParitySet, size: torch.Size, predict: Any, seed: int) -> Tensor:
    settings, window = opened.config, opened.config["context"]
    noise = torch.randn(1, 4, *size, generator=torch.Generator().manual_seed(seed))
    sampled = sample(
        noise,
        predict,
        make_schedule(settings["noise_scheduler_kwargs"], opened.dtype),
        steps=settings["steps"],
        guidance=settings["guidance_scale"],
        windows=Windows(window["frames"], window["stride"], window["overlap"]),
    )
    return sampled.latents[-1]
