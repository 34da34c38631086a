"""What a clip shows of what the net says: where things are is mixed of puppet and net, not how they look (engine/lite/redraw-frame.ts).

Over the whole person, and with all of the photo to be shown: in a clip head, forearms, hands and feet are the puppet's own, and a
hand before a hip is not taken for the hip. Constants as in the engine, which draws at twice the net's size.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from anydance.lite.batch import Batch
from anydance.networks.lite import HeadOutput, LiteFrames, LitePicture, sample

_LEAST_COVER, _SOLID_COVER = 0.25, 0.5
_SURFACE = 2
_THERE = 3.0
_CERTAIN = 12.0
_HAZY, _SURE, _SOFT = 0.2, 0.5, 0.7
_PUPPET_OUTLINE, _OUTLINE_WIDTH = 6.0, 1 / 192
_DEEP, _DEPTH = 0.8, 1 / 48
_MOST_GAIN = 0.35
_CRISP, _OUTLINED = 4, 2
_UNSEEN = 10


def delivered_of(out: LitePicture, batch: Batch) -> Tensor:
    """[n, 3, h, w]"""
    frames = len(batch.target) // len(batch.photo.matte)
    return delivered(out.said, batch.frames, batch.photo.picture.repeat_interleave(frames, dim=0))


def delivered(said: HeadOutput, frames: LiteFrames, photo: Tensor) -> Tensor:
    """[n, 3, h, w] of photo [n, 3, h, w], as a clip would show it all over."""
    bend, outline, made = _geometry(said, frames.cover)
    believed = _certainty(outline)
    person = torch.maximum(
        believed * _OUTLINED * outline + (1 - believed) * _PUPPET_OUTLINE * (2 * _mean(frames.cover, _OUTLINE_WIDTH) - 1),
        _PUPPET_OUTLINE * (2 * ((_mean(frames.cover, _DEPTH) - _DEEP) / (1 - _DEEP)).clamp_min(0) - 1),
    )
    share = torch.where(person < -_UNSEEN, 0.0, torch.sigmoid(person))
    light = torch.exp(believed * said.gain.clamp(-_MOST_GAIN, _MOST_GAIN))
    seen = (sample(photo, frames.sources + believed * bend) + 1) * light - 1
    own = (frames.cover <= _SOLID_COVER) * torch.sigmoid(_CRISP * made)
    return torch.lerp(frames.plate, torch.lerp(seen, said.colour, own), share)


def _geometry(said: HeadOutput, cover: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Offsets [n, 2, h, w] in pixels; as logits [n, 1, h, w] the person against the background, and a generated colour against the photo's."""
    photo, puppet, generated, behind = said.logits.split(1, dim=1)
    covered = cover > _LEAST_COVER
    person = torch.cat([photo, torch.where(covered, puppet, -torch.inf), generated], dim=1)
    outline = (torch.logsumexp(person, dim=1, keepdim=True) - behind).clamp(-_CERTAIN, _CERTAIN)
    moves = torch.where(covered, person.softmax(dim=1)[:, :1], 1.0) * torch.sigmoid(outline + _THERE)
    bend = _smoothed(moves, _SURFACE) * _smoothed(said.flow, _SURFACE)
    return bend, outline, (generated - photo).clamp(-_CERTAIN, _CERTAIN)


def _certainty(outline: Tensor) -> Tensor:
    decided = torch.tanh(_SOFT * outline / 2).abs()
    return ((_smoothed(decided, 2) - _HAZY) / (_SURE - _HAZY)).clamp(0, 1)


def _mean(cover: Tensor, share: float) -> Tensor:
    return _smoothed(cover, max(1, round(share * cover.shape[-2])))


def _smoothed(planes: Tensor, radius: int) -> Tensor:
    """Over a square, which is cut at the borders."""
    return F.avg_pool2d(planes, 2 * radius + 1, 1, radius, count_include_pad=False)
