"""Pictures → the networks' inputs, as the public pipeline prepares them with Pillow."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

_CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
_CLIP_STD = (0.26862954, 0.26130258, 0.27577711)


def read_photo(path: Path, width: int, height: int) -> Tensor:
    """[1, 3, height, width] in [-1, 1]: for the VAE."""
    return _read(path, width, height, Image.Resampling.LANCZOS) * 2 - 1


def read_poses(paths: list[Path], width: int, height: int) -> Tensor:
    """[1, 3, frames, height, width] in [0, 1]: for the pose guider."""
    pictures = [_read(path, width, height, Image.Resampling.LANCZOS) for path in paths]
    return torch.stack(pictures, dim=2)


def read_photo_for_clip(path: Path, side: int) -> tuple[np.ndarray, Tensor]:
    """The photo as [side, side, 3] uint8, and normalised as [1, 3, side, side]: for CLIP."""
    resized = _read(path, side, side, Image.Resampling.BICUBIC)
    rgb = (resized[0] * 255).round().to(torch.uint8).permute(1, 2, 0).numpy()
    return rgb, normalised_for_clip(resized)


def normalised_for_clip(pictures: Tensor) -> Tensor:
    """[n, 3, side, side] in 0…1 → as CLIP was trained to see them."""
    mean, std = (torch.tensor(values, device=pictures.device)[:, None, None] for values in (_CLIP_MEAN, _CLIP_STD))
    return (pictures - mean) / std


def _read(path: Path, width: int, height: int, filter: Image.Resampling) -> Tensor:
    picture = Image.open(path).convert("RGB").resize((width, height), filter)
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None].float() / 255
