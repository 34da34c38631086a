"""Weight files in their public form → networks. Every file must fit its network exactly."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from .networks.clip_vision import ClipVision
from .networks.pose_guider import build_pose_guider
from .networks.sizes import NetworkSizes
from .networks.unet import DenoisingUnet, ReferenceNet
from .networks.vae import Vae

_OLD_VAE_ATTENTION = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}


@dataclass(frozen=True)
class Networks:
    """All networks of one family member."""

    denoising_unet: DenoisingUnet
    reference_net: ReferenceNet
    pose_guider: nn.Module
    clip_vision: ClipVision
    vae: Vae


def load_networks(folder: Path, sizes: NetworkSizes, dtype: torch.dtype = torch.float32) -> Networks:
    """Reads the folder's files (Moore-AnimateAnyone's layout) into networks of `dtype`."""
    networks = build_networks(sizes)
    denoising = read_weights(folder / "denoising_unet.pth") | read_weights(folder / "motion_module.pth")
    networks.denoising_unet.load_state_dict(denoising)
    networks.reference_net.load_state_dict(read_weights(folder / "reference_unet.pth"))
    networks.pose_guider.load_state_dict(read_weights(folder / "pose_guider.pth"))
    clip = read_weights(folder / "image_encoder/pytorch_model.bin")
    networks.clip_vision.load_state_dict(_without_position_ids(clip))
    vae = read_weights(_vae_file(folder / "sd-vae-ft-mse"))
    networks.vae.load_state_dict(_with_new_attention_names(vae))
    for network in vars(networks).values():
        network.to(dtype).eval()
    return networks


def build_networks(sizes: NetworkSizes) -> Networks:
    """The networks of the given sizes with PyTorch's initial weights."""
    return Networks(
        denoising_unet=DenoisingUnet(sizes.unet, sizes.motion),
        reference_net=ReferenceNet(sizes.unet),
        pose_guider=build_pose_guider(sizes.pose_guider),
        clip_vision=ClipVision(sizes.clip_vision),
        vae=Vae(sizes.vae),
    )


def read_weights(path: Path) -> dict[str, Tensor]:
    """The tensors of a .safetensors, .pth or .bin file by name, as they are stored."""
    if path.suffix == ".safetensors":
        return load_file(path)
    return dict(torch.load(path, map_location="cpu", weights_only=True))


def _vae_file(folder: Path) -> Path:
    safetensors = folder / "diffusion_pytorch_model.safetensors"
    return safetensors if safetensors.exists() else safetensors.with_suffix(".bin")


def _without_position_ids(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor for name, tensor in weights.items() if not name.endswith(".position_ids")}


def _with_new_attention_names(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    renamed = {}
    for name, tensor in weights.items():
        head, place, layer = name.partition(".attentions.0.")
        old, _, kind = layer.rpartition(".")
        layer = f"{_OLD_VAE_ATTENTION[old]}.{kind}" if old in _OLD_VAE_ATTENTION else layer
        # Some converters wrote the attention's linear layers as 1x1 convolutions.
        renamed[head + place + layer] = tensor.flatten(1) if place and tensor.ndim == 4 else tensor
    return renamed
