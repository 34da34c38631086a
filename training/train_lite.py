"""Trains the lite model: python3 train_lite.py --pairs DIR… --held DIR --out DIR --steps 10000

On single frames, or with --clips and --begin its motion modules on clips.

Started again with the same options it goes on where it was stopped, to the same result.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from anydance.keep_memory import keep_memory
from anydance.lite.evaluate import Held, Scores, baselines, evaluate
from anydance.lite.pairs import Pairs
from anydance.lite.sheet import write_pictures
from anydance.lite.trainer import Plan, Trainer
from anydance.networks.sizes import LITE

_SAVED_EVERY_S = 600
_TOLD_EVERY = 50
_FORGETTING = 0.98
"""Of the losses that are told: a running mean."""


def main() -> None:
    options = parse_options()
    keep_memory()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    held = Held.read(Pairs(options.held))
    trainer = Trainer(LITE, plan_of(options), Pairs(*options.pairs))
    state = options.out / "state.pt"
    if state.exists():
        trainer.load(state)
    elif options.begin is not None:
        trainer.begin_with(options.begin)
    log = open_log(options.out / "log.jsonl")
    count = sum(parameter.numel() for parameter in trainer.net.parameters())
    log({"step": trainer.step, "people": trainer.pairs.count, "parameters": count, **rounded_all(baselines(held))})
    saved, since, mean = time.monotonic(), time.monotonic(), {}
    while trainer.step < trainer.plan.steps:
        losses = trainer.train_step()
        mean = {name: _FORGETTING * mean.get(name, loss) + (1 - _FORGETTING) * loss for name, loss in losses.items()}
        if trainer.step % _TOLD_EVERY == 0:
            now = time.monotonic()
            speed = _TOLD_EVERY * trainer.plan.people * trainer.pairs.frames / (now - since)
            since = now
            log({"step": trainer.step, "frames a second": round(speed, 1), **rounded(mean)})
        if trainer.step % options.evaluate_every == 0 or trainer.step == trainer.plan.steps:
            log({"step": trainer.step, "1 step": rounded(evaluate(trainer.average, held, 1))})
            since = time.monotonic()
        if time.monotonic() - saved > _SAVED_EVERY_S:
            trainer.save(state)
            saved = time.monotonic()
    trainer.save(state)
    for steps in (2, 4):
        log({"step": trainer.step, f"{steps} steps": rounded(evaluate(trainer.average, held, steps))})
    write_pictures(options.out / "held.png", trainer.average, held)


def plan_of(options: argparse.Namespace) -> Plan:
    names = ("steps", "people", "rate", "first_step", "features_from", "judged_from", "clips", "seed")
    return Plan(**{name: getattr(options, name) for name in names})


def open_log(path: Path) -> Callable[[dict], None]:
    def log(entry: dict) -> None:
        line = json.dumps(entry)
        print(line, flush=True)
        with path.open("a") as file:
            file.write(line + "\n")

    return log


def rounded(scores: Scores) -> Scores:
    return {name: float(np.round(value, 4)) for name, value in scores.items()}


def rounded_all(groups: dict[str, Scores]) -> dict[str, Scores]:
    return {name: rounded(scores) for name, scores in groups.items()}


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="folders that prepare_pairs.py wrote, to train on")
    parser.add_argument("--held", type=Path, required=True, help="another one, of people to be measured by")
    parser.add_argument("--out", type=Path, required=True, help="folder of the state and the log")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--people", type=int, default=6, help="in a step, each in all their frames")
    parser.add_argument("--rate", type=float, default=2e-3, help="learning rate after the warm-up")
    parser.add_argument("--first-step", type=float, default=0.6, help="share of people seen as pure noise")
    parser.add_argument("--features-from", type=float, default=0.5, help="share of steps without the feature loss")
    parser.add_argument("--judged-from", type=float, default=0.7, help="share of steps without the critic; 1: never")
    parser.add_argument("--clips", action="store_true", help="stage 2: frames follow one another, motion modules learn")
    parser.add_argument("--begin", type=Path, help="state of a run of stage 1, or its exported weights, to go on from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--evaluate-every", type=int, default=1000, help="steps")
    options = parser.parse_args()
    if options.clips and options.begin is None:
        parser.error("--clips needs --begin: motion modules alone draw nothing")
    return options


if __name__ == "__main__":
    main()
