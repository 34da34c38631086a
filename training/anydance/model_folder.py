"""A model folder of the engine (engine/checkpoints/model-folder.ts) → networks.

The engine keeps the names of the public checkpoints, one safetensors file a network.
"""

import json
from pathlib import Path

import torch
from torch import nn

from .checkpoints import Networks, build_networks, read_weights
from .engine_widths import sizes_of_widths
from .networks.sizes import NetworkSizes

_FILES = {
    "denoising_unet": "denoising-unet",
    "reference_net": "reference-net",
    "pose_guider": "pose-guider",
    "clip_vision": "clip-vision",
    "vae": "vae",
}


def sizes_of_folder(folder: Path) -> NetworkSizes:
    return sizes_of_widths(json.loads((folder / "model.json").read_text())["widths"])


def load_model_folder(folder: Path) -> Networks:
    """All networks as float32, in ordinary memory. Every file must fit its network exactly."""
    # Without memory until they get it from the files: gigabytes of initial weights would take a minute.
    with torch.device("meta"):
        networks = build_networks(sizes_of_folder(folder))
    for attribute, file in _FILES.items():
        _fill(getattr(networks, attribute), folder / f"{file}.safetensors")
    return networks


def _fill(network: nn.Module, path: Path) -> None:
    # The file is only mapped: what is computed with must not be read from the disk meanwhile.
    weights = {name: tensor.float().clone() for name, tensor in read_weights(path).items()}
    network.load_state_dict(weights, assign=True)
    network.requires_grad_(False).eval()
