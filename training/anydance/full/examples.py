"""Clips of videos → what the networks learn from, drawn at random."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from anydance.checkpoints import Networks
from anydance.full.learner import Example
from anydance.full.video_clips import VideoClip
from anydance.networks.sizes import NetworkSizes
from anydance.people.pictures import Pixels
from anydance.pictures import normalised_for_clip

_PLAIN = 0.1
"""Of the steps see nothing of the photo."""


@dataclass(frozen=True)
class Examples:
    """Draws the same example for the same generator."""

    clips: list[VideoClip]
    networks: Networks
    frames: int
    """Of an example: 1 in stage 1."""
    batch: int
    sizes: NetworkSizes

    @torch.no_grad()
    def draw(self, generator: torch.Generator) -> Example:
        """The photo is any frame of the clip."""
        chosen = [self._choose(generator) for _ in range(self.batch)]
        device = next(self.networks.vae.parameters()).device
        photos = _signed(np.stack([clip.frames[photo] for clip, photo, _ in chosen])).to(device)
        shown = [slice(start, start + self.frames) for _, _, start in chosen]
        frames = np.concatenate([clip.frames[part] for (clip, _, _), part in zip(chosen, shown, strict=True)])
        poses = np.concatenate([clip.poses[part] for (clip, _, _), part in zip(chosen, shown, strict=True)])
        latents = self._encode(_signed(frames).to(device))
        return Example(
            reference=self._encode(photos),
            context=self._look(photos),
            latents=latents.unflatten(0, (self.batch, self.frames)).transpose(1, 2),
            poses=_unit(poses).to(device).unflatten(0, (self.batch, self.frames)).transpose(1, 2),
            plain=bool(torch.rand((), generator=generator) < _PLAIN),
        )

    def _choose(self, generator: torch.Generator) -> tuple[VideoClip, int, int]:
        """A clip, the frame that is its photo, and the first of those that are to be drawn."""

        def below(count: int) -> int:
            return int(torch.randint(0, count, (), generator=generator))

        clip = self.clips[below(len(self.clips))]
        count = len(clip.frames)
        return clip, below(count), below(count - self.frames + 1)

    def _encode(self, pictures: Tensor) -> Tensor:
        # One by one: the autoencoder's own pictures take more memory than all else.
        means = [self.networks.vae.encode(picture[None])[0] for picture in pictures]
        return torch.cat(means) * self.sizes.vae.scale

    def _look(self, pictures: Tensor) -> Tensor:
        side = self.sizes.clip_vision.image
        small = F.interpolate(pictures / 2 + 0.5, (side, side), mode="bicubic", antialias=True).clamp(0, 1)
        return self.networks.clip_vision(normalised_for_clip(small))[:, None]


def _unit(pictures: Pixels) -> Tensor:
    """[n, h, w, 3] bytes → [n, 3, h, w] in 0…1."""
    return torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).float() / 255


def _signed(pictures: Pixels) -> Tensor:
    return _unit(pictures) * 2 - 1
