"""One call of a network with made-up inputs, as the public pipeline makes it; for measuring."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from .networks.clip_vision import ClipVision
from .networks.pose_guider import build_pose_guider
from .networks.sizes import NetworkSizes
from .networks.taesd import TaesdDecoder
from .networks.unet import DenoisingUnet, ReferenceNet
from .networks.vae import Vae


@dataclass(frozen=True)
class Shape:
    """Sizes of the inputs; pictures are eight times as large as latents."""

    frames: int
    height: int
    """Of the latent."""
    width: int
    guided: bool = False
    """The denoising UNet gets a batch of two, unconditional and conditional."""


def build_network(name: str, sizes: NetworkSizes) -> nn.Module:
    """The network of that name (KeyError if there is none) with PyTorch's initial weights."""
    build: dict[str, Callable[[], nn.Module]] = {
        "denoising-unet": lambda: DenoisingUnet(sizes.unet, sizes.motion),
        "reference-net": lambda: ReferenceNet(sizes.unet),
        "pose-guider": lambda: build_pose_guider(sizes.pose_guider),
        "clip-vision": lambda: ClipVision(sizes.clip_vision),
        "vae-encoder": lambda: Vae(sizes.vae),
        "vae-decoder": lambda: Vae(sizes.vae),
        "taesd-decoder": lambda: TaesdDecoder(),
    }
    return build[name]().eval()


def workload(name: str, network: nn.Module, sizes: NetworkSizes, shape: Shape) -> Callable[[], Any]:
    """A function that calls the network once; the inputs are made now, on the network's device."""
    device = next(network.parameters()).device
    with torch.device(device):
        if name == "denoising-unet":
            return _denoising(network, sizes, shape)
        if name == "reference-net":
            # The public pipeline runs both rows, though only the conditional one is read.
            latents = torch.randn(2, sizes.unet.latent_channels, shape.height, shape.width)
            context = torch.randn(2, 1, sizes.unet.context_width)
            return lambda: network(latents, context)
        inputs = _pictures(name, sizes, shape)
    call = {"vae-encoder": "encode", "vae-decoder": "decode"}.get(name, "forward")
    return lambda: [getattr(network, call)(rows) for rows in inputs]


def _denoising(network: nn.Module, sizes: NetworkSizes, shape: Shape) -> Callable[[], Tensor]:
    rows = 2 if shape.guided else 1
    latent = (shape.frames, shape.height, shape.width)
    sample = torch.randn(rows, sizes.unet.latent_channels, *latent)
    context = torch.randn(rows, 1, sizes.unet.context_width)
    pose = torch.randn(rows, sizes.unet.block_out_channels[0], *latent)
    timesteps = torch.full((rows,), 500)
    bank = {
        name: torch.randn(rows, height * width, channels)
        for name, (channels, height, width) in _bank_sizes(sizes, shape).items()
    }
    return lambda: network(sample, timesteps, context, pose=pose, bank=bank, guided=shape.guided)


def _bank_sizes(sizes: NetworkSizes, shape: Shape) -> dict[str, tuple[int, int, int]]:
    """By block [channels, height, width] of its features; a level halves the sides, rounded up."""
    widths, layers = sizes.unet.block_out_channels, sizes.unet.layers_per_block
    last = len(widths) - 1

    def size(level: int) -> tuple[int, int, int]:
        return widths[level], -(-shape.height // 2**level), -(-shape.width // 2**level)

    places = {f"down_blocks.{level}.attentions.{i}": size(level) for level in range(last) for i in range(layers)}
    places |= {"mid_block.attentions.0": size(last)}
    ups = range(1, last + 1)
    places |= {f"up_blocks.{up}.attentions.{i}": size(last - up) for up in ups for i in range(layers + 1)}
    return {f"{place}.transformer_blocks.0": size for place, size in places.items()}


def _pictures(name: str, sizes: NetworkSizes, shape: Shape) -> list[Tensor]:
    """The inputs of the calls: the decoders take one frame at a time, as in the public pipeline."""
    if name == "clip-vision":
        return [torch.randn(1, 3, sizes.clip_vision.image, sizes.clip_vision.image)]
    if name == "vae-encoder":
        return [torch.rand(1, 3, 8 * shape.height, 8 * shape.width)]
    if name == "pose-guider":
        return [torch.rand(shape.frames, 3, 8 * shape.height, 8 * shape.width)]
    latent = (sizes.vae.latent_channels, shape.height, shape.width)
    return [torch.randn(1, *latent) for _ in range(shape.frames)]
