"""The denoising UNet and the ReferenceNet: one definition, as in the public checkpoints.

The latent goes down through levels of residual blocks and attention, through the middle, and up
again, taking back what each level left as a skip. The ReferenceNet is the same net on one picture;
its product is what every transformer block saw (after norm1), which the denoising net reads.

Names and behaviour: Moore-AnimateAnyone src/models/unet_3d.py, unet_2d_condition.py.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .layers import sinusoids, to_frames, to_video
from .sizes import MotionSizes, UnetSizes
from .unet_blocks import Conditions, DeepFeatures, DownLevel, MiddleLevel, TransformerBlock, UpLevel


class _Unet(nn.Module):
    """What both nets share: everything but the output layers."""

    def __init__(self, sizes: UnetSizes, motion: MotionSizes | None):
        super().__init__()
        widths = sizes.block_out_channels
        self.conv_in = nn.Conv2d(sizes.latent_channels, widths[0], 3, padding=1)
        self.time_proj = TimestepSinusoids(widths[0])
        self.time_embedding = TimeEmbedding(widths[0])
        self.down_blocks = nn.ModuleList(_down_levels(sizes, motion))
        self.up_blocks = nn.ModuleList(_up_levels(sizes, motion))
        self.mid_block = MiddleLevel(sizes, motion and motion.at(len(sizes.block_out_channels) - 1))
        for name, module in self.named_modules():
            if isinstance(module, TransformerBlock):
                module.name = name

    def embed_time(self, timesteps: Tensor, frames: int) -> Tensor:
        """timesteps [batch] → [batch · frames, 4 · first width]."""
        time = self.time_embedding(self.time_proj(timesteps, self.conv_in.weight.dtype))
        return time.repeat_interleave(frames, dim=0)

    def levels(self, x: Tensor, given: Conditions) -> Tensor:
        """Down, middle and up: [n, first width, h, w] → the same."""
        skips = [x]
        for level in self.down_blocks:
            x = level(x, given, skips)
        x = self.mid_block(x, given)
        for level in self.up_blocks:
            x = level(x, given, skips)
        return x


class DenoisingUnet(_Unet):
    """Predicts the velocity of a window of noisy latents."""

    def __init__(self, sizes: UnetSizes, motion: MotionSizes | None):
        super().__init__(sizes, motion)
        self.conv_norm_out = nn.GroupNorm(sizes.groups, sizes.block_out_channels[0], 1e-5)
        self.conv_out = nn.Conv2d(sizes.block_out_channels[0], sizes.latent_channels, 3, padding=1)

    def forward(
        self,
        sample: Tensor,
        timesteps: Tensor,
        context: Tensor | None,
        *,
        pose: Tensor | None = None,
        bank: dict[str, Tensor] | None = None,
        guided: bool = False,
        motion: bool = True,
        deep: DeepFeatures | None = None,
    ) -> Tensor:
        """sample [b, 4, f, h, w], timesteps [b], context [b, 1, d], pose [b, first width, f, h, w]
        → [b, 4, f, h, w]. `bank` holds the photo's features by block, [b, tokens, width]; `guided`:
        the first half of the batch is the unconditional one; `motion` False skips the motion modules;
        `deep`: keep the features of a skip branch, or go on from those given.
        """
        frames = sample.shape[2]
        x = self.conv_in(to_frames(sample))
        if pose is not None:
            x = x + to_frames(pose)
        given = Conditions(
            time=self.embed_time(timesteps, frames),
            context=None if context is None else context.repeat_interleave(frames, dim=0),
            frames=frames,
            bank=bank,
            guided=guided,
            motion=motion,
            deep=deep,
        )
        x = self.levels(x, given)
        return to_video(self.conv_out(F.silu(self.conv_norm_out(x))), frames)


class ReferenceNet(_Unet):
    """Turns the photo's latent into the features that the denoising UNet reads."""

    def __init__(self, sizes: UnetSizes):
        super().__init__(sizes, None)

    def forward(self, latent: Tensor, context: Tensor | None) -> dict[str, Tensor]:
        """latent [b, 4, h, w], context [b, 1, d] → by block's name [b, tokens, width], in the order
        in which the public code pairs the nets: widest first, then down, up, middle."""
        timesteps = torch.zeros(latent.shape[0], device=latent.device)
        given = Conditions(time=self.embed_time(timesteps, 1), context=context, frames=1)
        self.levels(self.conv_in(latent), given)
        blocks = [module for module in self.modules() if isinstance(module, TransformerBlock)]
        blocks.sort(key=lambda block: -block.norm1.weight.shape[0])
        return {block.name: given.written[block.name] for block in blocks}


class TimestepSinusoids(nn.Module):
    """The fixed part of the time embedding; a module so that its result can be watched."""

    def __init__(self, width: int):
        super().__init__()
        self.width = width

    def forward(self, timesteps: Tensor, dtype: torch.dtype) -> Tensor:
        # Half precision cannot tell 998 from 999 times a frequency; only fp64 is better than fp32.
        exact = torch.float64 if dtype == torch.float64 else torch.float32
        return sinusoids(timesteps.to(exact), self.width).to(dtype)


class TimeEmbedding(nn.Module):
    """The learned part of the time embedding."""

    def __init__(self, width: int):
        super().__init__()
        self.linear_1 = nn.Linear(width, 4 * width)
        self.linear_2 = nn.Linear(4 * width, 4 * width)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear_2(F.silu(self.linear_1(x)))


def _down_levels(sizes: UnetSizes, motion: MotionSizes | None) -> list[DownLevel]:
    levels, width_in = [], sizes.block_out_channels[0]
    for index, width in enumerate(sizes.block_out_channels):
        widths_in = [width_in] + [width] * (sizes.layers_per_block - 1)
        last = index == len(sizes.block_out_channels) - 1
        attends = sizes.attention_from <= index and not last
        moves = motion and motion.at(index)
        levels.append(DownLevel(widths_in, width, sizes, attends=attends, last=last, motion=moves))
        width_in = width
    return levels


def _up_levels(sizes: UnetSizes, motion: MotionSizes | None) -> list[UpLevel]:
    widths = sizes.block_out_channels[::-1]
    levels, before = [], widths[0]
    for index, width in enumerate(widths):
        last = index == len(widths) - 1
        # The skips of this level come in reverse; the last one was made by the level above it.
        skips = [width] * sizes.layers_per_block + [width if last else widths[index + 1]]
        inner = [before] + [width] * sizes.layers_per_block
        widths_in = [a + b for a, b in zip(inner, skips)]
        attends = 0 < index < len(widths) - sizes.attention_from
        moves = motion and motion.at(len(widths) - 1 - index)
        levels.append(UpLevel(widths_in, width, sizes, attends=attends, last=last, motion=moves))
        before = width
    return levels
