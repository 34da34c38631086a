"""The variational autoencoder between pictures and latents, eight times smaller.

Names: diffusers' AutoencoderKL, with today's names of the attention in the middle.
"""

import torch.nn.functional as F
from torch import Tensor, nn

from .layers import Attention, Downsample, ResnetBlock, Upsample, to_picture, to_tokens
from .sizes import VaeSizes

_EPS = 1e-6


class Vae(nn.Module):
    """Encoder and decoder with the 1x1 convolutions between them and the latent."""

    def __init__(self, sizes: VaeSizes):
        super().__init__()
        self.encoder = VaeEncoder(sizes)
        self.decoder = VaeDecoder(sizes)
        self.quant_conv = nn.Conv2d(2 * sizes.latent_channels, 2 * sizes.latent_channels, 1)
        self.post_quant_conv = nn.Conv2d(sizes.latent_channels, sizes.latent_channels, 1)

    def encode(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """[n, 3, 8h, 8w] in [-1, 1] → mean and log variance, [n, 4, h, w] each, unscaled."""
        mean, logvar = self.quant_conv(self.encoder(pictures)).chunk(2, dim=1)
        return mean, logvar

    def decode(self, latents: Tensor) -> Tensor:
        """[n, 4, h, w], unscaled → [n, 3, 8h, 8w], about [-1, 1]."""
        return self.decoder(self.post_quant_conv(latents))


class VaeEncoder(nn.Module):
    def __init__(self, sizes: VaeSizes):
        super().__init__()
        widths = sizes.block_out_channels
        self.conv_in = nn.Conv2d(3, widths[0], 3, padding=1)
        self.down_blocks = nn.ModuleList()
        for index, width in enumerate(widths):
            last = index == len(widths) - 1
            self.down_blocks.append(VaeDownLevel(widths[max(index - 1, 0)], width, sizes, last=last))
        self.mid_block = VaeMiddle(sizes)
        self.conv_norm_out = nn.GroupNorm(sizes.groups, widths[-1], _EPS)
        self.conv_out = nn.Conv2d(widths[-1], 2 * sizes.latent_channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """[n, 3, 8h, 8w] → [n, 8, h, w]."""
        x = self.conv_in(x)
        for level in self.down_blocks:
            x = level(x)
        return self.conv_out(F.silu(self.conv_norm_out(self.mid_block(x))))


class VaeDecoder(nn.Module):
    def __init__(self, sizes: VaeSizes):
        super().__init__()
        widths = sizes.block_out_channels[::-1]
        self.conv_in = nn.Conv2d(sizes.latent_channels, widths[0], 3, padding=1)
        self.mid_block = VaeMiddle(sizes)
        self.up_blocks = nn.ModuleList()
        for index, width in enumerate(widths):
            last = index == len(widths) - 1
            self.up_blocks.append(VaeUpLevel(widths[max(index - 1, 0)], width, sizes, last=last))
        self.conv_norm_out = nn.GroupNorm(sizes.groups, widths[-1], _EPS)
        self.conv_out = nn.Conv2d(widths[-1], 3, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """[n, 4, h, w] → [n, 3, 8h, 8w]."""
        x = self.mid_block(self.conv_in(x))
        for level in self.up_blocks:
            x = level(x)
        return self.conv_out(F.silu(self.conv_norm_out(x)))


class VaeDownLevel(nn.Module):
    def __init__(self, width_in: int, width: int, sizes: VaeSizes, *, last: bool):
        super().__init__()
        self.resnets = _resnets(width_in, width, sizes.layers_per_block, sizes.groups)
        self.downsamplers = nn.ModuleList([] if last else [Downsample(width, asymmetric=True)])

    def forward(self, x: Tensor) -> Tensor:
        for module in [*self.resnets, *self.downsamplers]:
            x = module(x)
        return x


class VaeUpLevel(nn.Module):
    def __init__(self, width_in: int, width: int, sizes: VaeSizes, *, last: bool):
        super().__init__()
        self.resnets = _resnets(width_in, width, sizes.layers_per_block + 1, sizes.groups)
        self.upsamplers = nn.ModuleList([] if last else [Upsample(width)])

    def forward(self, x: Tensor) -> Tensor:
        for module in [*self.resnets, *self.upsamplers]:
            x = module(x)
        return x


class VaeMiddle(nn.Module):
    """Residual block, attention with one head, residual block."""

    def __init__(self, sizes: VaeSizes):
        super().__init__()
        width = sizes.block_out_channels[-1]
        self.resnets = _resnets(width, width, 2, sizes.groups)
        self.attentions = nn.ModuleList([VaeAttention(width, sizes.groups)])

    def forward(self, x: Tensor) -> Tensor:
        return self.resnets[1](self.attentions[0](self.resnets[0](x)))


class VaeAttention(Attention):
    """Self-attention over all pixels, with its norm in front and added to its input."""

    def __init__(self, width: int, groups: int):
        super().__init__(width, heads=1, bias=True)
        self.group_norm = nn.GroupNorm(groups, width, _EPS)

    def forward(self, x: Tensor, context: Tensor | None = None) -> Tensor:
        """[n, c, h, w] → the same."""
        return x + to_picture(super().forward(to_tokens(self.group_norm(x))), x)


def _resnets(width_in: int, width: int, count: int, groups: int) -> nn.ModuleList:
    widths_in = [width_in] + [width] * (count - 1)
    return nn.ModuleList([ResnetBlock(w, width, groups, eps=_EPS) for w in widths_in])
