"""The motion module: attention over time, for each pixel on its own.

Structure and names: Moore-AnimateAnyone src/models/motion_module.py (from AnimateDiff).
"""

import math

import torch
from torch import Tensor, nn

from .layers import Attention, FeedForward
from .sizes import MotionSizes


class MotionModule(nn.Module):
    """Mixes the frames of a window; stands after each residual block (and attention) of a UNet."""

    def __init__(self, width: int, groups: int, sizes: MotionSizes):
        super().__init__()
        self.temporal_transformer = TemporalTransformer(width, groups, sizes)

    def forward(self, x: Tensor, frames: int) -> Tensor:
        """[b·frames, c, h, w] → the same."""
        return self.temporal_transformer(x, frames)


class TemporalTransformer(nn.Module):
    def __init__(self, width: int, groups: int, sizes: MotionSizes):
        super().__init__()
        self.norm = nn.GroupNorm(groups, width, 1e-6)
        self.proj_in = nn.Linear(width, width)
        self.transformer_blocks = nn.ModuleList([TemporalBlock(width, sizes)])
        self.proj_out = nn.Linear(width, width)

    def forward(self, x: Tensor, frames: int) -> Tensor:
        h = self.norm(x).unflatten(0, (-1, frames))  # [b, f, c, h, w]
        h = h.permute(0, 3, 4, 1, 2)
        places = h.shape[:3]
        h = self.proj_in(h.flatten(0, 2))  # [b·h·w, f, c]
        h = self.proj_out(self.transformer_blocks[0](h)).unflatten(0, places)  # [b, h, w, f, c]
        return x + h.permute(0, 3, 4, 1, 2).flatten(0, 1)


class TemporalBlock(nn.Module):
    def __init__(self, width: int, sizes: MotionSizes):
        super().__init__()
        self.attention_blocks = nn.ModuleList([TemporalAttention(width, sizes) for _ in range(2)])
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in range(2)])
        self.ff = FeedForward(width)
        self.ff_norm = nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        """x [pixels, frames, width]."""
        for attention, norm in zip(self.attention_blocks, self.norms):
            x = x + attention(norm(x))
        return x + self.ff(self.ff_norm(x))


class TemporalAttention(Attention):
    """Self-attention whose queries, keys and values all see the position in the window."""

    def __init__(self, width: int, sizes: MotionSizes):
        super().__init__(width, sizes.heads)
        self.pos_encoder = PositionTable(width, sizes.positions)

    def forward(self, tokens: Tensor, context: Tensor | None = None) -> Tensor:
        return super().forward(self.pos_encoder(tokens))


class PositionTable(nn.Module):
    """Sines at even and cosines at odd channels; saved with the checkpoint."""

    def __init__(self, width: int, positions: int):
        super().__init__()
        frequency = torch.exp(torch.arange(0, width, 2) * (-math.log(10000.0) / width))
        angles = torch.arange(positions)[:, None] * frequency  # [positions, width/2]
        table = torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)
        self.register_buffer("pe", table[None])  # [1, positions, width]

    def forward(self, tokens: Tensor) -> Tensor:
        if tokens.shape[1] > self.pe.shape[1]:
            raise ValueError(f"a window of {tokens.shape[1]} frames; the position table holds {self.pe.shape[1]}")
        return tokens + self.pe[:, : tokens.shape[1]]
