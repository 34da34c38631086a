"""I3D, the network that FVD looks at videos with (Carreira and Zisserman 2017; Unterthiner et al. 2018).

Names: piergiaj/pytorch-i3d's pytorch_i3d.py. Clips are [n, 3, t, h, w] in [-1, 1].
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

_INCEPTIONS = {
    "Mixed_3b": (192, (64, 96, 128, 16, 32, 32)),
    "Mixed_3c": (256, (128, 128, 192, 32, 96, 64)),
    "Mixed_4b": (480, (192, 96, 208, 16, 48, 64)),
    "Mixed_4c": (512, (160, 112, 224, 24, 64, 64)),
    "Mixed_4d": (512, (128, 128, 256, 24, 64, 64)),
    "Mixed_4e": (512, (112, 144, 288, 32, 64, 64)),
    "Mixed_4f": (528, (256, 160, 320, 32, 128, 128)),
    "Mixed_5b": (832, (256, 160, 320, 32, 128, 128)),
    "Mixed_5c": (832, (384, 192, 384, 48, 128, 128)),
}
_POOLS = {
    "Conv3d_2b_1x1": ((1, 3, 3), (1, 2, 2)),
    "Mixed_3b": ((1, 3, 3), (1, 2, 2)),
    "Mixed_4b": ((3, 3, 3), (2, 2, 2)),
    "Mixed_5b": ((2, 2, 2), (2, 2, 2)),
}
"""Window and stride of the pool before a layer."""


class I3d(nn.Module):
    """clips [n, 3, t, h, w] → the logits of the 400 actions of Kinetics, [n, 400], the mean over time."""

    def __init__(self, actions: int = 400):
        super().__init__()
        self.Conv3d_1a_7x7 = Unit(3, 64, 7, 2)
        self.Conv3d_2b_1x1 = Unit(64, 64, 1)
        self.Conv3d_2c_3x3 = Unit(64, 192, 3)
        for name, (width_in, widths) in _INCEPTIONS.items():
            self.add_module(name, Inception(width_in, widths))
        self.logits = Unit(1024, actions, 1, is_last=True)

    def forward(self, clips: Tensor) -> Tensor:
        x = clips
        for name, layer in self.named_children():
            if name in _POOLS:
                x = pool_same(x, *_POOLS[name])
            if name == "logits":
                # The public code takes means of 2x7x7 windows first: the same for 16 frames of 224x224.
                x = x.mean(dim=(2, 3, 4), keepdim=True)
            x = layer(x)
        return x[:, :, 0, 0, 0]


class Unit(nn.Module):
    """Convolution, BatchNorm and ReLU; the last one has a bias instead of the latter two."""

    def __init__(self, width_in: int, width_out: int, kernel: int, stride: int = 1, is_last: bool = False):
        super().__init__()
        self.conv3d = nn.Conv3d(width_in, width_out, kernel, stride, bias=is_last)
        if not is_last:
            self.bn = nn.BatchNorm3d(width_out, eps=0.001)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv3d(pad_same(x, self.conv3d.kernel_size, self.conv3d.stride))
        return F.relu(self.bn(x)) if hasattr(self, "bn") else x


class Inception(nn.Module):
    """Four branches side by side: 1, 1 and 3, 1 and 3, pool and 1."""

    def __init__(self, width_in: int, widths: tuple[int, ...]):
        super().__init__()
        self.b0 = Unit(width_in, widths[0], 1)
        self.b1a, self.b1b = Unit(width_in, widths[1], 1), Unit(widths[1], widths[2], 3)
        self.b2a, self.b2b = Unit(width_in, widths[3], 1), Unit(widths[3], widths[4], 3)
        self.b3b = Unit(width_in, widths[5], 1)

    def forward(self, x: Tensor) -> Tensor:
        pooled = pool_same(x, (3, 3, 3), (1, 1, 1))
        return torch.cat([self.b0(x), self.b1b(self.b1a(x)), self.b2b(self.b2a(x)), self.b3b(pooled)], dim=1)


def pad_same(x: Tensor, kernel: tuple[int, ...], stride: tuple[int, ...]) -> Tensor:
    """Zeros around, as TensorFlow's padding SAME puts them: the odd one behind."""
    pads: list[int] = []
    for size, window, step in zip(reversed(x.shape[2:]), reversed(kernel), reversed(stride)):
        missing = max((-(-size // step) - 1) * step + window - size, 0)
        pads += [missing // 2, missing - missing // 2]
    return F.pad(x, pads)


def pool_same(x: Tensor, kernel: tuple[int, ...], stride: tuple[int, ...]) -> Tensor:
    """The maximum over windows; x is never below zero, so zeros around change nothing."""
    return F.max_pool3d(pad_same(x, kernel, stride), kernel, stride)
