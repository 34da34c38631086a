"""LPIPS, how different two pictures look to people (Zhang et al. 2018), version 0.1.

Names: torchvision's models/alexnet.py and vgg.py (`features`, its classifier is left out);
richzhang/PerceptualSimilarity's lpips/lpips.py (`lin0` … `lin4`).
"""

import torch
from torch import Tensor, nn

_SHIFT = (-0.030, -0.088, -0.188)
_SCALE = (0.458, 0.448, 0.450)
_EPSILON = 1e-10


def alexnet_features() -> nn.Sequential:
    """The convolutions of AlexNet (Krizhevsky 2014): [n, 3, h, w], 63 pixels a side at least."""
    return nn.Sequential(
        *(nn.Conv2d(3, 64, 11, stride=4, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2)),
        *(nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2)),
        *(nn.Conv2d(192, 384, 3, padding=1), nn.ReLU()),
        *(nn.Conv2d(384, 256, 3, padding=1), nn.ReLU()),
        *(nn.Conv2d(256, 256, 3, padding=1), nn.ReLU()),
    )


def vgg16_features() -> nn.Sequential:
    """The convolutions of VGG-16 (Simonyan and Zisserman 2015), without its last pool: 16 pixels a side at least."""
    layers: list[nn.Module] = []
    width_in = 3
    for width in (64, 64, "pool", 128, 128, "pool", 256, 256, 256, "pool", 512, 512, 512, "pool", 512, 512, 512):
        if isinstance(width, str):
            layers.append(nn.MaxPool2d(2, 2))
            continue
        layers += [nn.Conv2d(width_in, width, 3, padding=1), nn.ReLU()]
        width_in = width
    return nn.Sequential(*layers)


TRUNKS = {
    "alex": (alexnet_features, (1, 4, 7, 9, 11)),
    "vgg": (vgg16_features, (3, 8, 15, 22, 29)),
}
"""For each trunk how it is made, and the layers whose outputs are compared."""


class Lpips(nn.Module):
    """pictures [2, 3, h, w] in [-1, 1] → their distance, 0 for equal ones."""

    def __init__(self, trunk: str):
        super().__init__()
        make, self.taps = TRUNKS[trunk]
        self.features = make()
        for index, tap in enumerate(self.taps):
            width = self.features[tap - 1].out_channels
            # The public module has a dropout at index 0.
            self.add_module(f"lin{index}", _Head(width))

    def forward(self, pictures: Tensor) -> Tensor:
        shift, scale = (torch.tensor(values, dtype=pictures.dtype)[:, None, None] for values in (_SHIFT, _SCALE))
        x = (pictures - shift) / scale
        distance = torch.zeros((), dtype=pictures.dtype)
        for index, layer in enumerate(self.features):
            x = layer(x)
            if index in self.taps:
                head = getattr(self, f"lin{self.taps.index(index)}")
                distance = distance + head(_unit(x)).mean()
        return distance


class _Head(nn.Module):
    """unit features [2, c, h, w] → weighted sum of their squared differences [1, 1, h, w]."""

    def __init__(self, width: int):
        super().__init__()
        self.model = nn.Sequential(nn.Identity(), nn.Conv2d(width, 1, 1, bias=False))

    def forward(self, features: Tensor) -> Tensor:
        return self.model((features[:1] - features[1:]) ** 2)


def _unit(features: Tensor) -> Tensor:
    """Each pixel's features scaled to length 1."""
    return features / (features.square().sum(dim=1, keepdim=True).sqrt() + _EPSILON)
