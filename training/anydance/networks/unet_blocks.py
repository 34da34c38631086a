"""The blocks of a UNet: the levels going down, the middle, the levels going up.

Names and order: Moore-AnimateAnyone src/models/unet_3d_blocks.py, transformer_3d.py; how the
features of the photo are read: src/models/mutual_self_attention.py.
"""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from .layers import Attention, Downsample, FeedForward, ResnetBlock, Upsample, to_picture, to_tokens
from .motion_module import MotionModule
from .sizes import MotionSizes, UnetSizes


@dataclass
class DeepFeatures:
    """What comes up to a skip branch: kept by a full pass, given to a shallow one (DeepCache, arXiv
    2312.00858). Branches count from the outermost, whose skip is the input of the first level."""

    branch: int
    given: Tensor | None = None
    kept: Tensor | None = None
    """[n, width, h, w], after a full pass."""

    def at(self, branch: int, x: Tensor) -> Tensor:
        """What goes on at `branch` when `x` comes up to it. A shallow pass still computes `x` here, and
        forgets it: this is about values, not about time."""
        if branch != self.branch:
            return x
        if self.given is not None:
            return self.given
        self.kept = x
        return x


@dataclass
class Conditions:
    """What all blocks share during one pass; n = batch · frames."""

    time: Tensor
    """[n, 4 · first width]"""
    context: Tensor | None
    """[n, 1, context width]; None in nets without cross-attention"""
    frames: int
    bank: dict[str, Tensor] | None = None
    """Features of the photo to read, by the name of the block: [batch, tokens, width]."""
    written: dict[str, Tensor] = field(default_factory=dict)
    """Features that this pass wrote, by the name of the block: [n, tokens, width]."""
    guided: bool = False
    """The first half of the batch is the unconditional one, which must not read the bank."""
    motion: bool = True
    """False leaves the motion modules out."""
    deep: DeepFeatures | None = None
    """Where features are kept or given on the way up."""


class TransformerBlock(nn.Module):
    """Self-attention (which also reads the photo's features), cross-attention to the image token,
    feed-forward."""

    def __init__(self, width: int, heads: int, context_width: int | None):
        super().__init__()
        self.name = ""
        self.norm1 = nn.LayerNorm(width)
        self.attn1 = Attention(width, heads)
        if context_width is not None:
            self.norm2 = nn.LayerNorm(width)
            self.attn2 = Attention(width, heads, context_width)
        self.norm3 = nn.LayerNorm(width)
        self.ff = FeedForward(width)

    def forward(self, tokens: Tensor, given: Conditions | None = None) -> Tensor:
        """tokens [n, h·w, width] → the same; without conditions it attends to itself alone."""
        own = self.norm1(tokens)
        if given is None:
            tokens = tokens + self.attn1(own)
        else:
            given.written[self.name] = own
            tokens = tokens + self._read(own, given)
            if given.context is not None:
                tokens = tokens + self.attn2(self.norm2(tokens), given.context)
        return tokens + self.ff(self.norm3(tokens))

    def _read(self, own: Tensor, given: Conditions) -> Tensor:
        if given.bank is None:
            return self.attn1(own)
        photo = given.bank[self.name].repeat_interleave(given.frames, dim=0)  # [n, tokens, width]
        read = self.attn1(own, torch.cat([own, photo], dim=1))
        if not given.guided:
            return read
        half = own.shape[0] // 2
        # As the public pipeline does it: all rows read the photo, then the first half is done again.
        return torch.cat([self.attn1(own[:half]), read[half:]])


class SpatialTransformer(nn.Module):
    """One transformer block over the pixels of each frame."""

    def __init__(self, width: int, heads: int, groups: int, context_width: int | None):
        super().__init__()
        self.norm = nn.GroupNorm(groups, width, 1e-6)
        self.proj_in = nn.Conv2d(width, width, 1)
        self.transformer_blocks = nn.ModuleList([TransformerBlock(width, heads, context_width)])
        self.proj_out = nn.Conv2d(width, width, 1)

    def forward(self, x: Tensor, given: Conditions | None = None) -> Tensor:
        """[n, c, h, w] → the same."""
        tokens = self.transformer_blocks[0](to_tokens(self.proj_in(self.norm(x))), given)
        return x + self.proj_out(to_picture(tokens, x))


class Level(nn.Module):
    """Residual blocks at one size, each followed by attention and motion where the level has them."""

    def __init__(
        self, widths_in: list[int], width: int, sizes: UnetSizes, *, attends: bool, motion: MotionSizes | None
    ):
        super().__init__()
        time_width = 4 * sizes.block_out_channels[0]
        self.resnets = nn.ModuleList([ResnetBlock(w, width, sizes.groups, time_width=time_width) for w in widths_in])
        if attends:
            self.attentions = nn.ModuleList([_attention(width, sizes) for _ in widths_in])
        if motion is not None:
            self.motion_modules = nn.ModuleList([MotionModule(width, sizes.groups, motion) for _ in widths_in])

    def layer(self, index: int, x: Tensor, given: Conditions) -> Tensor:
        """Residual block `index` and what follows it: [n, width in, h, w] → [n, width, h, w]."""
        x = self.resnets[index](x, given.time)
        if hasattr(self, "attentions"):
            x = self.attentions[index](x, given)
        if hasattr(self, "motion_modules") and given.motion:
            x = self.motion_modules[index](x, given.frames)
        return x


class DownLevel(Level):
    """A level that also hands out its results as skips and may halve the sides at its end."""

    def __init__(
        self, widths_in: list[int], width: int, sizes: UnetSizes, *, attends: bool, last: bool, motion: MotionSizes | None
    ):
        super().__init__(widths_in, width, sizes, attends=attends, motion=motion)
        if not last:
            self.downsamplers = nn.ModuleList([Downsample(width)])

    def forward(self, x: Tensor, given: Conditions, skips: list[Tensor]) -> Tensor:
        for index in range(len(self.resnets)):
            x = self.layer(index, x, given)
            skips.append(x)
        if hasattr(self, "downsamplers"):
            x = self.downsamplers[0](x)
            skips.append(x)
        return x


class MiddleLevel(nn.Module):
    """Residual block, attention, motion, residual block, at the smallest size."""

    def __init__(self, sizes: UnetSizes, motion: MotionSizes | None):
        super().__init__()
        width = sizes.block_out_channels[-1]
        time_width = 4 * sizes.block_out_channels[0]
        self.resnets = nn.ModuleList([ResnetBlock(width, width, sizes.groups, time_width=time_width) for _ in range(2)])
        self.attentions = nn.ModuleList([_attention(width, sizes)])
        if motion is not None:
            self.motion_modules = nn.ModuleList([MotionModule(width, sizes.groups, motion)])

    def forward(self, x: Tensor, given: Conditions) -> Tensor:
        x = self.attentions[0](self.resnets[0](x, given.time), given)
        if hasattr(self, "motion_modules") and given.motion:
            x = self.motion_modules[0](x, given.frames)
        return self.resnets[1](x, given.time)


class UpLevel(Level):
    """A level that takes the skips back, last first, and may enlarge to the next skip's sides."""

    def __init__(
        self, widths_in: list[int], width: int, sizes: UnetSizes, *, attends: bool, last: bool, motion: MotionSizes | None
    ):
        super().__init__(widths_in, width, sizes, attends=attends, motion=motion)
        if not last:
            self.upsamplers = nn.ModuleList([Upsample(width)])

    def forward(self, x: Tensor, given: Conditions, skips: list[Tensor]) -> Tensor:
        for index in range(len(self.resnets)):
            if given.deep is not None:
                x = given.deep.at(len(skips) - 1, x)
            x = self.layer(index, torch.cat([x, skips.pop()], dim=1), given)
        if hasattr(self, "upsamplers"):
            # Not always the double: going down rounded odd sides up.
            x = self.upsamplers[0](x, tuple(skips[-1].shape[-2:]))
        return x


def _attention(width: int, sizes: UnetSizes) -> SpatialTransformer:
    return SpatialTransformer(width, sizes.heads, sizes.groups, sizes.context_width)
