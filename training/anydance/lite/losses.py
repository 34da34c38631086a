"""What the lite model is trained to make small."""

from dataclasses import dataclass, fields

import torch
import torch.nn.functional as F
from torch import Tensor

from anydance.lite.batch import Batch
from anydance.lite.features import FeatureLoss
from anydance.lite.metrics import FEW_PX
from anydance.networks.lite import LitePicture

_PERSON = 4
"""A pixel of the person counts so much more than one beside it."""
_RIM_PX = 5
_HOLE_RIM_PX = 3
_OF_HOLES = 0.2
"""How heavy the error is of what the puppet leaves open, beside that of the frame."""
_LITTLE = 0.01
"""Of a frame, so small a squared error is hardly one."""
_WINDOW_PX = 7
_FAINT = 1e-4, 9e-4
"""Structural similarity's constants: so little light, so little contrast hardly counts."""
_FAR_PX = 8
"""Places further off than this pull less and less."""


@dataclass(frozen=True)
class Losses:
    """Each a scalar; weights below."""

    picture: Tensor
    """of the mean, which a step of the flow leads to, see _unlike"""
    delivered: Tensor
    """the same of what a clip shows, and half of the absolute error of its differences"""
    places: Tensor
    """pixels between where the photo is taken from and where it should be"""
    moved: Tensor
    """absolute error of the photo alone, where it shows what is wanted"""
    colour: Tensor
    """absolute error of the generated colour in the person, wanted or not: what is never chosen never learns"""
    origin: Tensor
    """cross-entropy of the shares: what the photo shows comes from it, what it does not is generated"""
    outline: Tensor
    """cross-entropy of person against background"""
    features: Tensor
    """see features.py; 0 while it is not asked for"""
    flicker: Tensor
    """absolute error of the crisp person's change from frame to frame; 0 for frames that do not follow one another"""

    def total(self) -> Tensor:
        return (
            0.5 * self.picture
            + 1.5 * self.delivered
            + 0.03 * self.places
            + 0.3 * self.moved
            + 0.3 * self.colour
            + 0.02 * self.origin
            + 0.1 * self.outline
            + 0.5 * self.features
            + 0.5 * self.flicker
        )

    def numbers(self) -> dict[str, float]:
        return {field.name: float(getattr(self, field.name).detach()) for field in fields(self)}


def losses_of(
    out: LitePicture, shown: Tensor, batch: Batch, features: FeatureLoss | None = None, *, clips: bool = False
) -> Losses:
    """`shown` [n, 3, h, w]: what a clip shows of it, see delivered.py; `clips`: the frames of a person follow one another."""
    alpha, seen = batch.alpha, batch.seen
    # Where the puppet is missing as a whole nothing says where to look, but the net's own memory of the photo.
    told = seen * batch.guided
    error = shown - batch.target
    return Losses(
        picture=_unlike(out.picture, batch),
        delivered=_unlike(shown, batch) + 0.5 * _differences(error),
        places=_mean(_distance(out.sources - batch.truth), told),
        moved=_mean((out.moved - batch.target).abs(), seen),
        colour=_mean((out.colour - batch.target).abs(), alpha),
        origin=_origin(out.logits, alpha, seen, told),
        outline=_outline(out.logits, alpha),
        features=torch.zeros(()) if features is None else features(shown, batch.target, alpha),
        flicker=_flicker(error, batch) if clips else torch.zeros(()),
    )


def _unlike(picture: Tensor, batch: Batch) -> Tensor:
    """Squared error above all, the person's heavier, and holes' once more; and half of 1 - structural similarity in the
    person. Of a frame the logarithms: an easy one counts as a hard one does, small holes as large ones do."""
    alpha, error = batch.alpha, picture - batch.target
    weight = 1 + _PERSON * F.max_pool2d(alpha, _RIM_PX, 1, _RIM_PX // 2)
    hole = F.max_pool2d(alpha, _HOLE_RIM_PX, 1, _HOLE_RIM_PX // 2) * (1 - batch.frames.cover)
    squares = (weight * error.square()).mean(dim=(1, 2, 3)) / weight.mean(dim=(1, 2, 3))
    far = 0.25 * (weight * error.abs()).mean() / weight.mean() + 0.25 * torch.log1p(squares / _LITTLE).mean()
    return far + _OF_HOLES * _in_holes(error, hole) + 0.5 * _dissimilarity(picture, batch.target, alpha)


def _in_holes(error: Tensor, hole: Tensor) -> Tensor:
    pixels = hole.sum(dim=(1, 2, 3))
    squares = (hole * error.square()).sum(dim=(1, 2, 3)) / (3 * pixels.clamp_min(1))
    return _mean(torch.log1p(squares / _LITTLE)[:, None], (pixels > FEW_PX).float()[:, None])


def _dissimilarity(picture: Tensor, target: Tensor, alpha: Tensor) -> Tensor:
    """1 - structural similarity in the person (Wang et al. 2004; Zhao et al. 2017 for training)."""

    def smooth(values: Tensor) -> Tensor:
        return F.avg_pool2d(values, _WINDOW_PX, 2)

    # Plane by plane: so pooling takes half of the time.
    picture, target = ((values / 2 + 0.5).contiguous() for values in (picture, target))
    mean, true = smooth(picture), smooth(target)
    variances = smooth(picture.square()) - mean.square() + smooth(target.square()) - true.square()
    covariance = smooth(picture * target) - mean * true
    upper = (2 * mean * true + _FAINT[0]) * (2 * covariance + _FAINT[1])
    lower = (mean.square() + true.square() + _FAINT[0]) * (variances + _FAINT[1])
    return _mean(1 - upper / lower, smooth(alpha))


def _differences(error: Tensor) -> Tensor:
    return (error[..., 1:] - error[..., :-1]).abs().mean() + (error[..., 1:, :] - error[..., :-1, :]).abs().mean()


def _distance(offsets: Tensor) -> Tensor:
    """[n, 1, h, w]: the length, logarithmic from `_FAR_PX` on."""
    length = torch.sqrt(offsets.square().sum(dim=1, keepdim=True) + 0.04)
    return torch.where(length < _FAR_PX, length, _FAR_PX * (1 + torch.log(length.clamp_min(_FAR_PX) / _FAR_PX)))


def _mean(values: Tensor, weight: Tensor) -> Tensor:
    # Unseen places are a number beyond all bounds, and 0 times that must be 0.
    kept = torch.where(weight > 0, values, 0) * weight
    return kept.sum() / (weight.sum() * values.shape[1]).clamp_min(1)


def _flicker(error: Tensor, batch: Batch) -> Tensor:
    # The change of the error is the error of the change.
    people = len(batch.photo.matte)
    change = error.unflatten(0, (people, -1)).diff(dim=1)
    person = batch.alpha.unflatten(0, (people, -1))
    return _mean(change.abs().flatten(0, 1), torch.maximum(person[:, 1:], person[:, :-1]).flatten(0, 1))


def _origin(logits: Tensor, alpha: Tensor, seen: Tensor, told: Tensor) -> Tensor:
    logarithms = F.log_softmax(logits, dim=1)
    person = (alpha > 0.5).float()
    photo, generated = logarithms[:, :1] * told, logarithms[:, 2:3] * (1 - seen)
    return -((photo + generated) * person).sum() / person.sum().clamp_min(1)


def _outline(logits: Tensor, alpha: Tensor) -> Tensor:
    person = torch.logsumexp(logits[:, :3], dim=1, keepdim=True) - logits[:, 3:]
    return F.binary_cross_entropy_with_logits(person, alpha)
