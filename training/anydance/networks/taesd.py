"""The decoder of TAESD, a tiny autoencoder with Stable Diffusion's latents.

Names: madebyollin/taesd's taesd.py, where a layer's name is its number in one sequence.
"""

import torch
from torch import Tensor, nn


class TaesdDecoder(nn.Sequential):
    """Scaled latent [n, 4, h, w] → picture [n, 3, 8h, 8w] in about [0, 1].

    `width` is 64 in the public file, `blocks` (residual blocks a size; one at the last) 3.
    """

    def __init__(self, width: int = 64, blocks: int = 3, latent_channels: int = 4):
        layers: list[nn.Module] = [SoftClamp(), _convolution(latent_channels, width), nn.ReLU()]
        for _ in range(3):
            layers += [TaesdBlock(width) for _ in range(blocks)]
            layers += [nn.Upsample(scale_factor=2), _convolution(width, width, bias=False)]
        layers += [TaesdBlock(width), _convolution(width, 3)]
        super().__init__(*layers)


class SoftClamp(nn.Module):
    """Keeps latents within three, smoothly."""

    def forward(self, x: Tensor) -> Tensor:
        return 3 * torch.tanh(x / 3)


class TaesdBlock(nn.Module):
    """Three convolutions added to their input."""

    def __init__(self, width: int):
        super().__init__()
        self.conv = nn.Sequential(
            _convolution(width, width), nn.ReLU(), _convolution(width, width), nn.ReLU(), _convolution(width, width)
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(self.conv(x) + x)


def _convolution(width_in: int, width_out: int, bias: bool = True) -> nn.Conv2d:
    return nn.Conv2d(width_in, width_out, 3, padding=1, bias=bias)
