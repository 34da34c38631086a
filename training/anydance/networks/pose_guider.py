"""Pose guiders: a drawn pose becomes features that are added after the UNet's first convolution.

Three kinds: `moore`, the 3x3 stack of Moore-AnimateAnyone src/models/pose_guider.py (novita's file
is the same with widths 16, 32, 64, 128); `paper`, the 4x4 convolutions of the Animate Anyone paper
as Open-AnimateAnyone's models/PoseGuider.py has them (a fourth halving would miss the latent's
size, so there the fourth keeps it); `champ`, the encoder with attention of Champ's
models/guidance_encoder.py, of which the features of four are summed.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .sizes import PoseGuiderSizes
from .unet_blocks import SpatialTransformer


def build_pose_guider(sizes: PoseGuiderSizes) -> nn.Module:
    """The guider of the kind that the sizes name: [n, 3, 8h, 8w] in [0, 1] → [n, out_channels, h, w]."""
    return {"moore": MoorePoseGuider, "paper": PaperPoseGuider, "champ": ChampGuidanceEncoder}[sizes.kind](sizes)


class MoorePoseGuider(nn.Module):
    """3x3 convolutions in pairs, of which the second halves the sides and widens."""

    def __init__(self, sizes: PoseGuiderSizes):
        super().__init__()
        widths = sizes.block_out_channels
        self.conv_in = nn.Conv2d(sizes.conditioning_channels, widths[0], 3, padding=1)
        self.blocks = nn.ModuleList()
        for width_in, width_out in zip(widths, widths[1:]):
            self.blocks.append(nn.Conv2d(width_in, width_in, 3, padding=1))
            self.blocks.append(nn.Conv2d(width_in, width_out, 3, padding=1, stride=2))
        self.conv_out = nn.Conv2d(widths[-1], sizes.out_channels, 3, padding=1)

    def embed(self, pictures: Tensor) -> Tensor:
        """[n, 3, 8h, 8w] → [n, last width, h, w]."""
        x = F.silu(self.conv_in(pictures))
        for convolution in self.blocks:
            x = F.silu(convolution(x))
        return x

    def forward(self, pictures: Tensor) -> Tensor:
        return self.conv_out(self.embed(pictures))


class ChampGuidanceEncoder(MoorePoseGuider):
    """The Moore stack with attention before its last convolution.

    The public file holds attention for every step, of which only the last is used. (Champ's code also
    builds a `guidance_attention`; by their size the published files lack it, and nothing reads it.)
    """

    def __init__(self, sizes: PoseGuiderSizes):
        super().__init__(sizes)
        self.attentions = nn.ModuleList()
        for width_in, width_out in zip(sizes.block_out_channels, sizes.block_out_channels[1:]):
            self.attentions.append(SpatialTransformer(width_in, sizes.heads, 1, None))
            self.attentions.append(SpatialTransformer(width_out, sizes.heads, sizes.groups, None))

    def forward(self, pictures: Tensor) -> Tensor:
        return self.conv_out(self.attentions[-1](self.embed(pictures)))


class PaperPoseGuider(nn.Module):
    """For each width a 3x3 convolution that stays and a 4x4 one that halves the sides (the last: 3x3,
    which does not), each with batch norm and ReLU; then a projection and one learned factor."""

    def __init__(self, sizes: PoseGuiderSizes):
        super().__init__()
        layers, width_in = [], sizes.conditioning_channels
        for index, width in enumerate(sizes.block_out_channels):
            last = index == len(sizes.block_out_channels) - 1
            widening = {"kernel_size": 3} if last else {"kernel_size": 4, "stride": 2}
            layers += _normed(nn.Conv2d(width_in, width_in, 3, padding=1))
            layers += _normed(nn.Conv2d(width_in, width, padding=1, **widening))
            width_in = width
        self.conv_layers = nn.Sequential(*layers)
        self.final_proj = nn.Conv2d(width_in, sizes.out_channels, 1)
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, pictures: Tensor) -> Tensor:
        return self.final_proj(self.conv_layers(pictures)) * self.scale


def _normed(convolution: nn.Conv2d) -> list[nn.Module]:
    return [convolution, nn.BatchNorm2d(convolution.out_channels), nn.ReLU()]
