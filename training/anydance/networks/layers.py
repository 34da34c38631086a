"""Layers that several networks share. Pictures are [n, c, h, w]; tokens are [n, length, width].

Names of parameters are those of the public checkpoints (diffusers: models/attention.py,
models/resnet.py), so that a state dict loads strictly.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class ResnetBlock(nn.Module):
    """Twice {GroupNorm, SiLU, 3x3 convolution} with a shortcut; the time enters between the two."""

    def __init__(
        self, width_in: int, width_out: int, groups: int, *, time_width: int | None = None, eps: float = 1e-5
    ):
        super().__init__()
        self.norm1 = nn.GroupNorm(groups, width_in, eps)
        self.conv1 = nn.Conv2d(width_in, width_out, 3, padding=1)
        if time_width is not None:
            self.time_emb_proj = nn.Linear(time_width, width_out)
        self.norm2 = nn.GroupNorm(groups, width_out, eps)
        self.conv2 = nn.Conv2d(width_out, width_out, 3, padding=1)
        if width_in != width_out:
            self.conv_shortcut = nn.Conv2d(width_in, width_out, 1)

    def forward(self, x: Tensor, time: Tensor | None = None) -> Tensor:
        """x [n, width_in, h, w], time [n, time_width] → [n, width_out, h, w]."""
        h = self.conv1(F.silu(self.norm1(x)))
        if time is not None:
            h = h + self.time_emb_proj(F.silu(time))[:, :, None, None]
        h = self.conv2(F.silu(self.norm2(h)))
        return h + (self.conv_shortcut(x) if hasattr(self, "conv_shortcut") else x)


class Attention(nn.Module):
    """Multi-head attention of tokens on themselves or on a context."""

    def __init__(self, width: int, heads: int, context_width: int | None = None, bias: bool = False):
        super().__init__()
        self.heads = heads
        self.to_q = nn.Linear(width, width, bias=bias)
        self.to_k = nn.Linear(context_width or width, width, bias=bias)
        self.to_v = nn.Linear(context_width or width, width, bias=bias)
        self.to_out = nn.ModuleList([nn.Linear(width, width)])

    def forward(self, tokens: Tensor, context: Tensor | None = None) -> Tensor:
        """tokens [n, length, width], context [n, other length, context width] → as tokens."""
        context = tokens if context is None else context
        q, k, v = self._split(self.to_q(tokens)), self._split(self.to_k(context)), self._split(self.to_v(context))
        mixed = F.scaled_dot_product_attention(q, k, v)  # [n, heads, length, width/heads]
        return self.to_out[0](mixed.transpose(1, 2).reshape(tokens.shape))

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)  # [n, heads, length, width/heads]


class Geglu(nn.Module):
    """A linear layer to two halves, of which the second (through the exact GELU) gates the first."""

    def __init__(self, width: int, inner: int):
        super().__init__()
        self.proj = nn.Linear(width, 2 * inner)

    def forward(self, x: Tensor) -> Tensor:
        """[..., width] → [..., inner]."""
        value, gate = self.proj(x).chunk(2, dim=-1)
        return value * F.gelu(gate)


class FeedForward(nn.Module):
    """The gated middle part of a transformer block, four times as wide inside."""

    def __init__(self, width: int):
        super().__init__()
        # The public modules keep a dropout at index 1, so the second layer is number 2.
        self.net = nn.Sequential(Geglu(width, 4 * width), nn.Identity(), nn.Linear(4 * width, width))

    def forward(self, x: Tensor) -> Tensor:
        """[..., width] → [..., width]."""
        return self.net(x)


class Downsample(nn.Module):
    """Halves both sides by a strided convolution; `asymmetric` pads right and bottom only (VAE)."""

    def __init__(self, width: int, asymmetric: bool = False):
        super().__init__()
        self.asymmetric = asymmetric
        self.conv = nn.Conv2d(width, width, 3, stride=2, padding=0 if asymmetric else 1)

    def forward(self, x: Tensor) -> Tensor:
        """[n, c, h, w] → [n, c, h/2, w/2], odd sides rounded up (down when asymmetric)."""
        return self.conv(F.pad(x, (0, 1, 0, 1)) if self.asymmetric else x)


class Upsample(nn.Module):
    """Nearest-neighbour enlargement to a given size (twice the sides by default), then a convolution."""

    def __init__(self, width: int):
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x: Tensor, size: tuple[int, int] | None = None) -> Tensor:
        """[n, c, h, w] → [n, c, *size]."""
        size = size or (2 * x.shape[-2], 2 * x.shape[-1])
        return self.conv(F.interpolate(x, size=size, mode="nearest"))


def to_tokens(x: Tensor) -> Tensor:
    """[n, c, h, w] → [n, h·w, c]."""
    return x.flatten(2).transpose(1, 2)


def to_picture(tokens: Tensor, like: Tensor) -> Tensor:
    """[n, h·w, c] → [n, c, h, w] with the sides of `like`."""
    return tokens.transpose(1, 2).unflatten(2, like.shape[-2:])


def to_frames(video: Tensor) -> Tensor:
    """[b, c, f, h, w] → [b·f, c, h, w]."""
    return video.transpose(1, 2).flatten(0, 1)


def to_video(frames: Tensor, count: int) -> Tensor:
    """[b·f, c, h, w] → [b, c, f, h, w], f = count."""
    return frames.unflatten(0, (-1, count)).transpose(1, 2)


def sinusoids(values: Tensor, width: int) -> Tensor:
    """The timestep embedding: values [n] → [n, width], cosines first, frequencies 1 … 1/10000."""
    half = width // 2
    exponent = torch.arange(half, dtype=values.dtype, device=values.device) / half
    angles = values[:, None] * torch.exp(-torch.log(torch.tensor(10000.0, dtype=values.dtype)) * exponent)
    return torch.cat([angles.cos(), angles.sin()], dim=-1)
