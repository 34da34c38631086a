"""A critic that learns to tell pieces of drawn pictures from true ones, so that the net learns to draw none that it can
tell.

An error of pixels is least for a haze wherever the place of a limb is not known; no true picture shows one. The critic
sees pieces only and the pose that was asked for (PatchGAN, Isola et al. 2017), with spectral norms and hinge
losses (Miyato et al. 2018).
"""

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from anydance.lite.batch import Batch
from anydance.lite.metrics import HANDS

_PIECE_PX = 96
"""Side: a hand and its arm at full size."""
_HAND = 10
"""A pixel of a hand is so much more often a piece's middle than another one of the person."""
_CHANNELS = (32, 64, 96)
_SLOPE = 0.2
_RATE = 4e-4
_PULL = 0.4
"""Of the error of pixels: how hard the critic pulls at a picture."""

Corners = list[tuple[int, int]]


class Critic:
    """The network with its optimizer."""

    def __init__(self) -> None:
        self.net = PieceNet()
        self.optimizer = torch.optim.AdamW(self.net.parameters(), _RATE, (0.5, 0.9), weight_decay=0)

    def pull(self, picture: Tensor, error: Tensor, batch: Batch, corners: Corners) -> Tensor:
        """A scalar whose gradient moves `picture` [n, 3, h, w] to what the critic takes for true, `_PULL` times as hard
        as that of `error`, a scalar, does."""
        shown = picture.detach().requires_grad_()
        wish = -self.net(pieces_of(shown, corners), pieces_of(batch.frames.pose, corners)).mean()
        (wished,) = torch.autograd.grad(wish, shown)
        (wanted,) = torch.autograd.grad(error, picture, retain_graph=True)
        scale = _PULL * wanted.norm() / wished.norm().clamp_min(1e-12)
        return (picture * (wished * scale)).sum()

    def learn(self, picture: Tensor, batch: Batch, corners: Corners) -> float:
        """One step; how wrong it was: 2 when it knew nothing, 0 when it was sure of all and right."""
        pose = pieces_of(batch.frames.pose, corners)
        drawn, true = (self.net(pieces_of(shown, corners), pose) for shown in (picture.detach(), batch.target))
        loss = F.relu(1 + drawn).mean() + F.relu(1 - true).mean()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return float(loss.detach())

    def state_dict(self) -> dict[str, Any]:
        return {"net": self.net.state_dict(), "optimizer": self.optimizer.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        self.net.load_state_dict(state["net"])
        self.optimizer.load_state_dict(state["optimizer"])


class PieceNet(nn.Module):
    """Convolutions that see 38 pixels each."""

    def __init__(self) -> None:
        super().__init__()
        widths = (6, *_CHANNELS)
        self.halving = nn.ModuleList(
            spectral_norm(nn.Conv2d(before, after, 4, stride=2, padding=1)) for before, after in zip(widths, widths[1:])
        )
        self.last = spectral_norm(nn.Conv2d(_CHANNELS[-1], 1, 3, padding=1))

    def forward(self, picture: Tensor, pose: Tensor) -> Tensor:
        """picture [n, 3, h, w] in -1…1, pose [n, 3, h, w] drawn in 0…1 → [n, 1, h/8, w/8], high for true."""
        x = torch.cat([picture, pose], dim=1)
        for halve in self.halving:
            x = F.leaky_relu(halve(x), _SLOPE)
        return self.last(x)


def choose_pieces(batch: Batch, generator: torch.Generator) -> Corners:
    """The upper left corner of a piece of each frame, y and x: somewhere about the person."""
    height, width = batch.part.shape[1:]
    hand = torch.isin(batch.part, torch.tensor(HANDS, dtype=batch.part.dtype))
    likely = batch.alpha[:, 0] * torch.where(hand, _HAND, 1) + 1e-6
    middles = torch.multinomial(likely.flatten(1), 1, generator=generator)[:, 0]
    return [
        (_corner(int(middle) // width, height), _corner(int(middle) % width, width)) for middle in middles
    ]


def pieces_of(pictures: Tensor, corners: Corners) -> Tensor:
    """[n, c, h, w] → [n, c, 96, 96], or as much as there is."""
    return torch.stack(
        [picture[:, y : y + _PIECE_PX, x : x + _PIECE_PX] for picture, (y, x) in zip(pictures, corners)]
    )


def _corner(middle: int, side: int) -> int:
    return max(0, min(middle - _PIECE_PX // 2, side - _PIECE_PX))
