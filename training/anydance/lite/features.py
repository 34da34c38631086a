"""How alike two pictures are to a network that looks for people: for training, where a small error of every
pixel is worth less than a lost hand.

The network is the lower part of MediaPipe's body landmark model (Apache-2.0), out of the npm package that the
engine uses.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from anydance.lite.tflite_network import TfliteNetwork

_FILE = Path(__file__).parents[3] / "node_modules/@mediapipe/pose/pose_landmark_lite.tflite"
_TENSORS = (194, 201, 211, 225)
"""Ends of residual blocks: 8 channels at half of the picture's sides, 16 at a quarter, 24 at an eighth, 40 at a
sixteenth."""


class FeatureLoss(nn.Module):
    """As LPIPS (Zhang et al. 2018) without learned weights: squared differences of unit vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.network = TfliteNetwork(_FILE, _TENSORS)

    def forward(self, picture: Tensor, target: Tensor, weight: Tensor) -> Tensor:
        """picture, target [n, 3, h, w] in -1…1, weight [n, 1, h, w] → a scalar, 0 for the same."""
        with torch.no_grad():
            wanted = self.network((target + 1) / 2)
        return sum(
            _mean(_unit(features) - _unit(true), F.adaptive_avg_pool2d(weight, features.shape[-2:]))
            for features, true in zip(self.network((picture + 1) / 2), wanted)
        ) / len(wanted)


def _unit(features: Tensor) -> Tensor:
    return F.normalize(features.float(), dim=1, eps=1e-3)


def _mean(difference: Tensor, weight: Tensor) -> Tensor:
    return (difference.square().sum(dim=1, keepdim=True) * weight).sum() / weight.sum().clamp_min(1)
