"""The sizes of the networks; the same records as engine/networks/widths.ts.

The same code builds the public checkpoints, the small networks of the tests and the lite model;
only these records differ.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class UnetSizes:
    """Sizes shared by the denoising UNet and the ReferenceNet."""

    block_out_channels: tuple[int, ...]
    """Channels of each level, from the picture's own size down; the last has no attention."""
    layers_per_block: int = 2
    """Residual blocks of a down level; an up level has one more."""
    heads: int = 8
    """Attention heads at every level."""
    groups: int = 32
    """Groups of each GroupNorm; every width is a multiple of it."""
    context_width: int | None = 768
    """Width of the image token that cross-attention reads; None: there is neither."""
    latent_channels: int = 4
    attention_from: int = 0
    """The first level with attention; those before it are too large to pay for it."""


@dataclass(frozen=True)
class MotionSizes:
    """Sizes of the motion modules of the denoising UNet."""

    heads: int = 8
    positions: int = 32
    """Length of the position table: the longest window, in frames."""
    levels: int | None = None
    """Of the UNet, from the picture's own size down, that have them, the middle with the last; None: all."""

    def at(self, level: int) -> "MotionSizes | None":
        """None where the level has none."""
        return self if self.levels is None or level < self.levels else None


@dataclass(frozen=True)
class PoseGuiderSizes:
    """Sizes of the network that turns a drawn pose into features of the UNet's first width."""

    kind: Literal["moore", "paper", "champ"]
    block_out_channels: tuple[int, ...]
    out_channels: int
    conditioning_channels: int = 3
    heads: int = 8
    """Attention heads of the champ encoder."""
    groups: int = 32
    """Groups of the champ encoder's norms."""


@dataclass(frozen=True)
class ClipVisionSizes:
    """Sizes of the CLIP vision tower with projection."""

    hidden: int
    intermediate: int
    layers: int
    heads: int
    patch: int
    image: int
    """Side of the picture, pixels."""
    projection: int


@dataclass(frozen=True)
class VaeSizes:
    """Sizes of the variational autoencoder."""

    block_out_channels: tuple[int, ...]
    layers_per_block: int = 2
    latent_channels: int = 4
    groups: int = 32
    scale: float = 0.18215
    """What a latent is multiplied by before the UNet sees it."""


@dataclass(frozen=True)
class NetworkSizes:
    """Every size of one family member."""

    unet: UnetSizes
    motion: MotionSizes
    pose_guider: PoseGuiderSizes
    clip_vision: ClipVisionSizes
    vae: VaeSizes


SD15 = NetworkSizes(
    unet=UnetSizes((320, 640, 1280, 1280)),
    motion=MotionSizes(),
    pose_guider=PoseGuiderSizes("moore", (16, 32, 96, 256), 320),
    clip_vision=ClipVisionSizes(1024, 4096, 24, 16, 14, 224, 768),
    vae=VaeSizes((128, 256, 512, 512)),
)
"""The public checkpoints (Moore-AnimateAnyone, MusePose)."""


@dataclass(frozen=True)
class LiteSizes:
    """Every size of the lite model, see lite.py."""

    unet: UnetSizes
    motion: MotionSizes
    pose_guider: PoseGuiderSizes
    fine_channels: tuple[int, int]
    """Of the branch around the UNet, at half and at a quarter of the picture's sides."""
    fine_groups: int = 8


LITE = LiteSizes(
    unet=UnetSizes(
        (64, 128, 192), layers_per_block=1, heads=4, context_width=None, latent_channels=64, attention_from=1
    ),
    motion=MotionSizes(4, 32, levels=2),
    pose_guider=PoseGuiderSizes("moore", (8, 16, 32, 64), 64),
    fine_channels=(24, 48),
)
"""The model that comes with the engine."""
