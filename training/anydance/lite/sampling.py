"""From noise to frames by the lite model: rectified flow, of which the net predicts the end."""

import torch
from torch import Tensor

from anydance.lite.batch import Batch
from anydance.networks.lite import LiteNet, LitePicture


@torch.no_grad()
def sample_frames(net: LiteNet, batch: Batch, steps: int, seed: int = 0) -> LitePicture:
    """Euler's method in even steps. The frames of a person start from the same noise, as those of a clip do."""
    count, people = len(batch.target), len(batch.photo.matte)
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn((people, *batch.target.shape[1:]), generator=generator)
    noisy = noise.repeat_interleave(count // people, dim=0)
    with torch.autocast("cpu", torch.bfloat16):
        seen = net.read_photo(batch.photo)
        for step in range(steps):
            time, after = 1 - step / steps, 1 - (step + 1) / steps
            out = net(noisy, torch.full((people,), time), batch.frames, batch.photo, seen)
            noisy = out.picture + (noisy - out.picture) * (after / time)
    return out


def noised(target: Tensor, frames: int, generator: torch.Generator, first_step: float) -> tuple[Tensor, Tensor]:
    """Noisy frames and their times [people]. `first_step`: share of people at pure noise; the others' times are
    logit-normal (0.4, 1)."""
    people = len(target) // frames
    times = torch.sigmoid(torch.randn(people, generator=generator) + 0.4)
    times = torch.where(torch.rand(people, generator=generator) < first_step, 1.0, times)
    noise = torch.randn((people, *target.shape[1:]), generator=generator).repeat_interleave(frames, dim=0)
    share = times.repeat_interleave(frames).view(-1, 1, 1, 1)
    return (share * noise + (1 - share) * target).contiguous(memory_format=torch.channels_last), times
