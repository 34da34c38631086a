"""People out of a `Pairs` folder → tensors, changed at random for training."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from anydance.lite.pairs import NOWHERE, Person
from anydance.networks.lite import LiteFrames, LitePhoto
from anydance.people.shard import POINT_STEPS

_LAYERS = 6
_RECOLOURED = 0.5
"""Share of people whose colours change."""
_DROPPED_WHOLE = 0.02
_DROPPED_LAYERS = 0.08
"""Share of frames without a puppet, and with only a part of it: they must be drawn from photo and pose."""


@dataclass(frozen=True)
class Batch:
    """b people in f frames each; n = b·f."""

    photo: LitePhoto
    frames: LiteFrames
    target: Tensor
    """[n, 3, h, w] the true frames, -1…1"""
    alpha: Tensor
    """[n, 1, h, w] how much of a pixel is the person"""
    truth: Tensor
    """[n, 2, h, w] where in the photo the true frame's pixels are"""
    seen: Tensor
    """[n, 1, h, w] 1 where they are there at all"""
    guided: Tensor
    """[n, 1, 1, 1] 1 where the puppet's sources say anything"""
    part: Tensor
    """[n, h, w] see people/labels.py"""


def to_batch(person: Person, generator: torch.Generator | None = None) -> Batch:
    """With a generator colours change and parts of the puppet are missing; without, nothing is random."""
    tensors = {name: torch.from_numpy(array) for name, array in person.items()}
    count, frames = tensors["front"].shape[:2]
    flat = {name: tensors[name].flatten(0, 1) for name in ("frame", "puppet", "pose", "truth", "sources", "part")}
    front = tensors["front"].flatten(0, 1)
    alpha, cover = (tensors[name].flatten(0, 1)[:, None].float() / 255 for name in ("alpha", "cover"))
    photo, plate = _unit(tensors["photo"]), _unit(tensors["plate"])
    target, puppet = _unit(flat["frame"]), _unit(flat["puppet"])
    if generator is not None:
        change = _colour_change(count, generator)
        photo, plate = (_recoloured(picture, change) for picture in (photo, plate))
        every = tuple(part.repeat_interleave(frames, dim=0) for part in change)
        target = _recoloured(target, every)
        # The puppet lies on black, mixed with it by its cover.
        puppet = cover * _recoloured(puppet / cover.clamp_min(1 / 255), every)
    sources = flat["sources"].float() / POINT_STEPS
    guided = torch.ones(len(front), 1, 1, 1)
    if generator is not None:
        kept, whole = _kept_layers(front, generator)
        puppet, cover, front = puppet * kept, cover * kept, front * kept[:, 0].to(front.dtype)
        guided = 1 - whole
    plate = plate.repeat_interleave(frames, dim=0)
    truth = flat["truth"]
    return Batch(
        photo=LitePhoto(
            _last(photo * 2 - 1), tensors["matte"][:, None].float() / 255, _last(_unit(tensors["photo_pose"]))
        ),
        frames=LiteFrames(
            puppet=_last((puppet + (1 - cover) * plate) * 2 - 1),
            cover=cover,
            sources=sources,
            layers=layer_shares(front),
            pose=_last(_unit(flat["pose"])),
            plate=_last(plate * 2 - 1),
        ),
        target=_last(target * 2 - 1),
        alpha=alpha,
        truth=truth.float() / POINT_STEPS,
        seen=(truth[:, :1] != NOWHERE).float(),
        guided=guided,
        part=flat["part"],
    )


def layer_shares(front: Tensor) -> Tensor:
    """[n, h, w] numbers of layers → [n, 6, h/8, w/8]."""
    numbers = torch.arange(1, _LAYERS + 1, dtype=front.dtype).view(1, -1, 1, 1)
    return F.avg_pool2d((front[:, None] == numbers).float(), 8)


Change = tuple[Tensor, Tensor, Tensor, Tensor]


def _colour_change(count: int, generator: torch.Generator) -> Change:
    """Which channel each one becomes [n, 3], its factor [n, 3, 1, 1], the gamma and the vividness [n, 1, 1, 1]."""
    order = torch.rand(count, 3, generator=generator).argsort(dim=1)
    factor = torch.rand(count, 3, 1, 1, generator=generator) * 0.7 + 0.6
    gamma = torch.exp((torch.rand(count, 1, 1, 1, generator=generator) - 0.5) * 0.6)
    vivid = 0.5 + torch.rand(count, 1, 1, 1, generator=generator) * 1.2
    kept = torch.rand(count, 1, 1, 1, generator=generator) >= _RECOLOURED
    return (
        torch.where(kept[:, :, 0, 0], torch.arange(3), order),
        *(torch.where(kept, 1.0, part) for part in (factor, gamma, vivid)),
    )


def _recoloured(picture: Tensor, change: Change) -> Tensor:
    order, factor, gamma, vivid = change
    mixed = picture[torch.arange(len(picture))[:, None], order] * factor
    return torch.lerp(mixed.mean(dim=1, keepdim=True), mixed, vivid).clamp(1e-4, 1).pow(gamma)


def _kept_layers(front: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """[n, 1, h, w] 1 where the puppet stays, [n, 1, 1, 1] 1 where it is gone as a whole."""
    chance = torch.rand(len(front), 1, 1, 1, generator=generator)
    whole = (chance < _DROPPED_WHOLE).float()
    some = (chance >= _DROPPED_WHOLE) & (chance < _DROPPED_WHOLE + _DROPPED_LAYERS)
    lost = torch.rand(len(front), _LAYERS + 1, generator=generator) < 1 / 3
    lost[:, 0] = False
    gone = lost.gather(1, front.flatten(1).long()).view(front.shape)[:, None] & some
    return (1 - whole) * (~gone).float(), whole


def _unit(picture: Tensor) -> Tensor:
    return picture.float() / 255


def _last(picture: Tensor) -> Tensor:
    """In the layout in which convolutions are quickest."""
    return picture.contiguous(memory_format=torch.channels_last)
