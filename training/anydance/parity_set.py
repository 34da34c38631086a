"""A parity set, opened: its settings, its networks with the weights loaded, its pictures."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from .checkpoints import Networks, load_networks
from .pictures import read_photo, read_poses
from .set_config import read_config, sizes_of


def open_set(folder: Path, dtype: torch.dtype = torch.float32) -> "ParitySet":
    """Reads the set at `folder`; all it computes is then of `dtype`."""
    config = read_config(folder)
    return ParitySet(folder, config, load_networks(folder, sizes_of(config), dtype), dtype)


@dataclass(frozen=True)
class ParitySet:
    """What the goldens are computed from."""

    folder: Path
    config: dict[str, Any]
    networks: Networks
    dtype: torch.dtype

    @property
    def scale(self) -> float:
        """What a latent is multiplied by before the UNet sees it."""
        return self.config["vae"]["scaling_factor"]

    def poses(self, count: int | None = None) -> Tensor:
        """The first pose pictures (all by default): [1, 3, f, height, width]."""
        paths = sorted((self.folder / "inputs").glob("pose_*.png"))[:count]
        return read_poses(paths, self.config["width"], self.config["height"]).to(self.dtype)

    def photo(self) -> Tensor:
        """[1, 3, height, width] in [-1, 1]."""
        return read_photo(self.folder / "inputs/ref.png", self.config["width"], self.config["height"]).to(self.dtype)
