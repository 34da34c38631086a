"""Training that goes on exactly where it was stopped: all that is random follows from seed and step."""

import copy
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from anydance.lite.batch import to_batch
from anydance.lite.critic import Critic, choose_pieces
from anydance.lite.delivered import delivered_of
from anydance.lite.features import FeatureLoss
from anydance.lite.losses import losses_of
from anydance.lite.pairs import Pairs
from anydance.lite.sampling import noised
from anydance.lite.weight_file import load_weights, read_weights
from anydance.muon import Muon
from anydance.networks.lite import LiteNet
from anydance.networks.sizes import LiteSizes
from anydance.run_state import read_state, write_state

_WARM_UP = 100
_SLOWEST = 0.01
"""Of the learning rate, at the end."""
_EMA = 0.999


@dataclass(frozen=True)
class Plan:
    """What a run's result follows from, beside its data and the sizes."""

    steps: int
    people: int = 6
    """in a step"""
    rate: float = 2e-3
    first_step: float = 0.6
    """Share of people who are seen as pure noise."""
    features_from: float = 0.5
    """Share of the steps before the feature loss sets in: until then there is little to be seen by it."""
    judged_from: float = 0.7
    """Share of the steps before a critic is asked too, see critic.py; 1: never."""
    clips: bool = False
    """Stage 2: the frames of a person follow one another, and only the motion modules learn."""
    seed: int = 0


class Trainer:
    """A run: the net, the average of its weights that is kept in the end, and where they stand."""

    def __init__(self, sizes: LiteSizes, plan: Plan, pairs: Pairs) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.pairs, self.step = plan, pairs, 0
        self.net = LiteNet(sizes, motion=plan.clips).to(memory_format=torch.channels_last)
        self.learning = _learning(self.net, plan)
        self.average = copy.deepcopy(self.net).eval()
        self.features, self.critic = FeatureLoss(), Critic()
        inner, outer = _inner_and_outer(self.net, self.learning)
        self.optimizers = (
            Muon(inner, plan.rate),
            torch.optim.AdamW(outer, plan.rate, (0.9, 0.98), weight_decay=0.01, fused=True),
        )

    def begin_with(self, path: Path) -> None:
        """Takes over the average of a run: its state, or what was exported of it. Stage 1 leaves motion modules behind."""
        weights = read_weights(path)
        if not self.plan.clips:
            weights = {name: weight for name, weight in weights.items() if ".motion_modules." not in name}
        for net in (self.net, self.average):
            load_weights(net, weights, but=".motion_modules.")

    def train_step(self) -> dict[str, float]:
        """The step's losses by name."""
        plan = self.plan
        generator = torch.Generator().manual_seed(plan.seed * 1_000_003 + self.step)
        batch = to_batch(self.pairs.take(self._people()), generator)
        frames = len(batch.target) // plan.people
        noisy, times = noised(batch.target, frames, generator, plan.first_step)
        # Not that anybody asks for it: PyTorch 2.13's GroupNorm crashes on the CPU where what it reads needs no gradient.
        noisy.requires_grad_(plan.clips)
        with torch.autocast("cpu", torch.bfloat16):
            with torch.set_grad_enabled(not plan.clips):  # no motion module reads the photo
                seen = self.net.read_photo(batch.photo)
            out = self.net(noisy, times, batch.frames, batch.photo, seen)
        shown = delivered_of(out, batch)
        late = self.step >= plan.features_from * plan.steps
        losses = losses_of(out, shown, batch, self.features if late else None, clips=plan.clips)
        total, numbers = losses.total(), losses.numbers()
        if self.step >= plan.judged_from * plan.steps:
            pieces = choose_pieces(batch, generator)
            total = total + self.critic.pull(shown, losses.delivered, batch, pieces)
            numbers["critic"] = self.critic.learn(shown, batch, pieces)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.learning, 1.0)
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = plan.rate * _pace(self.step, plan.steps)
            optimizer.step()
        self.net.zero_grad(set_to_none=True)
        self.step += 1
        self._follow()
        return numbers

    def save(self, path: Path) -> None:
        """Whole or not at all."""
        parts = {
            "step": self.step,
            "size_px": tuple(self.pairs.size_px),
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "critic": self.critic.state_dict(),
        }
        write_state(path, self.plan, parts)

    def load(self, path: Path) -> None:
        """Throws ValueError when the state is of another plan."""
        state = read_state(path, self.plan)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        for optimizer, its in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(its)
        self.critic.load_state_dict(state["critic"])
        self.step = state["step"]

    def _people(self) -> np.ndarray:
        """Everybody once before anybody twice."""
        count, people = self.pairs.count, self.plan.people
        epoch, place = divmod(self.step, count // people)
        order = np.random.default_rng((self.plan.seed, epoch)).permutation(count)
        return order[place * people : (place + 1) * people]

    @torch.no_grad()
    def _follow(self) -> None:
        """The average of the weights; at first it forgets faster, or it would keep the beginning."""
        kept = min(_EMA, self.step / (self.step + 19))
        torch._foreach_lerp_(list(self.average.parameters()), list(self.net.parameters()), 1 - kept)


def _learning(net: LiteNet, plan: Plan) -> list[torch.nn.Parameter]:
    """The parameters that the optimizer moves; the others are frozen."""
    if plan.clips:
        net.requires_grad_(False)
        for module in net.motion_modules():
            module.requires_grad_(True)
    return [parameter for parameter in net.parameters() if parameter.requires_grad]


def _inner_and_outer(
    net: LiteNet, learning: list[torch.nn.Parameter]
) -> tuple[list[torch.nn.Parameter], list[torch.nn.Parameter]]:
    """The matrices inside the net, which Muon is for; the others, also where pictures enter and leave it."""
    doors = {id(parameter) for part in net.doors() for parameter in part.parameters()}
    inner = [parameter for parameter in learning if parameter.ndim > 1 and id(parameter) not in doors]
    chosen = {id(parameter) for parameter in inner}
    return inner, [parameter for parameter in learning if id(parameter) not in chosen]


def _pace(step: int, steps: int) -> float:
    """Of the learning rate: a warm-up, then half a cosine."""
    cosine = 0.5 * (1 + math.cos(math.pi * min(1, step / steps)))
    return min(1, (step + 1) / _WARM_UP) * (_SLOWEST + (1 - _SLOWEST) * cosine)
