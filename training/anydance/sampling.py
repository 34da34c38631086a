"""Sampling as the public pipeline does it: DDIM over v-predictions, and windows of frames.

Sources: Moore-AnimateAnyone configs/inference/inference_v2.yaml, src/pipelines/context.py,
src/pipelines/pipeline_pose2vid_long.py; diffusers' DDIMScheduler.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from .networks.unet_blocks import DeepFeatures

TRAIN_STEPS = 1000


@dataclass(frozen=True)
class Schedule:
    """How much of the latent is left at each training step, first to last."""

    betas: Tensor
    """[1000]"""
    alphas_cumprod: Tensor
    """[1000]; exactly 0 at the end where the schedule is rescaled."""


def make_schedule(settings: dict[str, Any], dtype: torch.dtype = torch.float32) -> Schedule:
    """From the `noise_scheduler_kwargs` of a config: linear or scaled_linear betas, rescaled so that
    the last step is pure noise when `rescale_betas_zero_snr` is set."""
    start, end = settings["beta_start"], settings["beta_end"]
    if settings["beta_schedule"] == "scaled_linear":
        betas = torch.linspace(start**0.5, end**0.5, TRAIN_STEPS, dtype=dtype) ** 2
    else:
        betas = torch.linspace(start, end, TRAIN_STEPS, dtype=dtype)
    if settings["rescale_betas_zero_snr"]:
        betas = _with_zero_terminal_snr(betas)
    return Schedule(betas, torch.cumprod(1 - betas, dim=0))


def trailing_timesteps(steps: int) -> list[int]:
    """The training steps to visit, 999 first; halves are rounded to even."""
    return [round(TRAIN_STEPS - index * TRAIN_STEPS / steps) - 1 for index in range(steps)]


@dataclass(frozen=True)
class Step:
    """What one step of DDIM gives, both shaped as the latents."""

    before: Tensor
    """The latents of the step before in training order (the next to compute)."""
    clean: Tensor
    """The prediction of the latents without noise."""


def ddim_step(schedule: Schedule, velocity: Tensor, latents: Tensor, *, timestep: int, steps: int) -> Step:
    """One step with eta 0. The step before is `timestep - 1000 // steps`, which is not always the
    next in the list; below zero nothing of the noise is left."""
    earlier = timestep - TRAIN_STEPS // steps
    kept = schedule.alphas_cumprod[timestep]
    kept_before = schedule.alphas_cumprod[earlier] if earlier >= 0 else torch.ones_like(kept)
    clean = kept.sqrt() * latents - (1 - kept).sqrt() * velocity
    noise = kept.sqrt() * velocity + (1 - kept).sqrt() * latents
    return Step(kept_before.sqrt() * clean + (1 - kept_before).sqrt() * noise, clean)


@dataclass(frozen=True)
class Windows:
    """How a clip is cut into windows of frames."""

    size: int = 24
    stride: int = 1
    overlap: int = 4
    closed_loop: bool = True

    def over(self, frames: int, step: int = 0) -> Iterator[list[int]]:
        """The frames of each window. A closed loop's last windows wrap to the first frames; at higher
        `step` the windows shift (the public pipeline always passes 0)."""
        if frames <= self.size:
            yield list(range(frames))
            return
        octaves = min(self.stride, math.ceil(math.log2(frames / self.size)) + 1)
        phase = _bit_reversed_fraction(step)
        for gap in (1 << octave for octave in range(octaves)):
            shift = round(frames * phase)
            end = frames + shift - (0 if self.closed_loop else self.overlap)
            for start in range(int(phase * gap) + shift, end, self.size * gap - self.overlap):
                yield [frame % frames for frame in range(start, start + self.size * gap, gap)]


class DeepCache:
    """Deep features of the denoising UNet, taken over from step to step (DeepCache, arXiv 2312.00858).

    Kept by frame, since windows may shift: where they overlap, of the window in which the frame stands
    farthest from an end, the first of equals.
    """

    def __init__(self, interval: int, branch: int):
        self.interval, self.branch = interval, branch
        self._kept: dict[int, tuple[int, int, Tensor]] = {}
        """By frame: the step, the distance from an end, the features [b, width, h, w]."""

    def run(self, step: int, frames: list[int], unet: Callable[[DeepFeatures], Tensor]) -> Tensor:
        """One call of the UNet at a step, counted from 0: in full, or from what is kept."""
        if step % self.interval and all(frame in self._kept for frame in frames):
            deep = torch.stack([self._kept[frame][2] for frame in frames], dim=1).flatten(0, 1)
            return unet(DeepFeatures(self.branch, given=deep))
        deep = DeepFeatures(self.branch)
        result = unet(deep)
        for place, features in enumerate(deep.kept.unflatten(0, (-1, len(frames))).unbind(1)):
            self._keep(frames[place], (step, min(place, len(frames) - 1 - place), features))
        return result

    def _keep(self, frame: int, new: tuple[int, int, Tensor]) -> None:
        known = self._kept.get(frame)
        if known is None or known[0] != new[0] or known[1] < new[1]:
            self._kept[frame] = new


Predict = Callable[[Tensor, int, list[int]], Tensor]
"""(latents of a window [1 or 2, 4, f, h, w], timestep, the window's frames) → velocity, shaped the same."""


@dataclass(frozen=True)
class Sampled:
    """What each step made, first step first."""

    velocities: list[Tensor]
    latents: list[Tensor]


def sample(
    latents: Tensor, predict: Predict, schedule: Schedule, *, steps: int, guidance: float, windows: Windows
) -> Sampled:
    """Runs the whole denoising loop from noise [1, 4, frames, h, w].

    With guidance over 1 each window is predicted twice, unconditional first, and windows are averaged.
    Without, the public pipeline leaves out the average, so frames of two windows come out doubled.
    """
    made = Sampled([], [])
    for timestep in trailing_timesteps(steps):
        velocity = _predict_all(latents, predict, timestep, guidance=guidance, windows=windows)
        latents = ddim_step(schedule, velocity, latents, timestep=timestep, steps=steps).before
        made.velocities.append(velocity)
        made.latents.append(latents)
    return made


def _predict_all(latents: Tensor, predict: Predict, timestep: int, *, guidance: float, windows: Windows) -> Tensor:
    guided = guidance > 1
    total = latents.new_zeros((2 if guided else 1, *latents.shape[1:]))
    count = latents.new_zeros((1, 1, latents.shape[2], 1, 1))
    for frames in windows.over(latents.shape[2]):
        part = latents[:, :, frames]
        total[:, :, frames] += predict(torch.cat([part, part]) if guided else part, timestep, frames)
        count[:, :, frames] += 1
    if not guided:
        return total
    unconditional, conditional = (total / count).chunk(2)
    return unconditional + guidance * (conditional - unconditional)


def _with_zero_terminal_snr(betas: Tensor) -> Tensor:
    root = torch.cumprod(1 - betas, dim=0).sqrt()
    first, last = root[0].clone(), root[-1].clone()
    kept = ((root - last) * (first / (first - last))) ** 2
    return 1 - torch.cat([kept[:1], kept[1:] / kept[:-1]])


def _bit_reversed_fraction(step: int) -> float:
    """0, 1/2, 1/4, 3/4, 1/8 …: each next step falls into the middle of the widest gap."""
    return int(f"{step:064b}"[::-1], 2) / 2**64
