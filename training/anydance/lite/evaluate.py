"""The lite model against the puppet, and the puppet's best blur, on people it never saw."""

from dataclasses import dataclass

import numpy as np
import torch

from anydance.lite.batch import Batch, to_batch
from anydance.lite.delivered import delivered_of
from anydance.lite.metrics import Regions, blurred, score
from anydance.lite.pairs import Pairs
from anydance.lite.sampling import sample_frames
from anydance.networks.lite import LiteNet

_SIGMAS = (0.5, 0.8, 1.0, 1.2, 1.6, 2.0, 2.5, 3.5)
_AT_ONCE = 8

Scores = dict[str, float]


@dataclass(frozen=True)
class Held:
    """People kept from the training, in batches."""

    batches: list[Batch]
    truth: np.ndarray
    puppet: np.ndarray
    """[n, h, w, 3] 0…1 each"""
    regions: Regions

    @staticmethod
    def read(pairs: Pairs) -> "Held":
        places = np.array_split(np.arange(pairs.count), -(-pairs.count // _AT_ONCE))
        batches = [to_batch(pairs.take(some)) for some in places]
        alpha, cover, part = (
            np.concatenate([array(batch).numpy() for batch in batches])
            for array in (lambda b: b.alpha[:, 0], lambda b: b.frames.cover[:, 0], lambda b: b.part)
        )
        return Held(
            batches,
            _pictures([batch.target for batch in batches]),
            _pictures([batch.frames.puppet for batch in batches]),
            Regions.of(alpha, cover, part),
        )


def baselines(held: Held) -> dict[str, Scores]:
    """The puppet, and for each measure the blur that does best by it."""
    blurs = [_scores(blurred(held.puppet, sigma), held) for sigma in _SIGMAS]
    puppet = _scores(held.puppet, held)
    best = {name: (min if name == "flicker" else max)(blur[name] for blur in blurs) for name in puppet}
    return {"puppet": puppet, "best blur": best}


def evaluate(net: LiteNet, held: Held, steps: int) -> Scores:
    """Also `flicker`: mean error of the person's change from a frame to the next, where the frames are a clip's; all of
    this for the picture as a clip shows it, too: `delivered …`; `generated` and `generated in holes`: the share of
    pixels that are mostly the net's own; `places`: mean distance (px) of where the photo is taken from to where it
    should be, and `puppet places` the same of the puppet."""
    outs = [sample_frames(net, batch, steps) for batch in held.batches]
    scores = _scores(_pictures([out.picture for out in outs]), held)
    shown = [delivered_of(out, batch) for out, batch in zip(outs, held.batches)]
    scores.update({f"delivered {name}": value for name, value in _scores(_pictures(shown), held).items()})
    own = np.concatenate([(out.shares[:, 2] > 0.5).numpy() for out in outs])
    scores["generated"] = float(own[held.regions.person].mean())
    scores["generated in holes"] = float(own[held.regions.hole].mean())
    for name, places in (
        ("places", [out.sources for out in outs]),
        ("puppet places", [batch.frames.sources for batch in held.batches]),
    ):
        scores[name] = _distance(places, held.batches)
    return scores


def _scores(pictures: np.ndarray, held: Held) -> Scores:
    return {**score(pictures, held.truth, held.regions), "flicker": _flicker(pictures, held)}


def _flicker(pictures: np.ndarray, held: Held) -> float:
    frames = len(held.batches[0].target) // len(held.batches[0].photo.matte)
    error = (pictures - held.truth).reshape(-1, frames, *pictures.shape[1:])
    person = held.regions.person.reshape(-1, frames, *pictures.shape[1:3])
    changed = np.abs(np.diff(error, axis=1)).mean(axis=-1)
    return float(changed[person[:, 1:] | person[:, :-1]].mean())


def _distance(places: list[torch.Tensor], batches: list[Batch]) -> float:
    seen = torch.cat([(batch.seen * (batch.alpha > 0.5))[:, 0] for batch in batches]) > 0
    lengths = torch.cat([(place - batch.truth).norm(dim=1) for place, batch in zip(places, batches)])
    return float(lengths[seen].mean())


def _pictures(tensors: list[torch.Tensor]) -> np.ndarray:
    """-1…1 planes → 0…1 pictures."""
    return ((torch.cat(tensors).clamp(-1, 1) + 1) / 2).permute(0, 2, 3, 1).float().numpy()
