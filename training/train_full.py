"""Trains the full-size networks on videos: python3 train_full.py --clips DIR --model DIR --out DIR --stage 1 --steps 30000

On many devices: torchrun --nproc-per-node 8 train_full.py … Begins with the networks of a model that the engine has
imported, and ends with a folder that it imports in turn (npm run models -- import, see the README). Started again with
the same options it goes on where it was stopped.
"""

import argparse
import time
from pathlib import Path

from anydance.full.examples import Examples
from anydance.full.trainer import Devices, FullPlan, FullTrainer, export
from anydance.full.video_clips import read_clips
from anydance.keep_memory import keep_memory
from anydance.model_folder import load_model_folder, sizes_of_folder

_TOLD_EVERY = 50
_STAGE_2_FRAMES = 24


def main() -> None:
    options = parse_options()
    keep_memory()
    devices = Devices.join()
    frames = 1 if options.stage == 1 else options.frames
    clips = read_clips(options.clips, least=frames)
    networks, sizes = load_model_folder(options.model), sizes_of_folder(options.model)
    plan = FullPlan(options.stage, options.steps, options.batch, options.rate, options.seed)
    trainer = FullTrainer(networks, plan, Examples(clips, networks, frames, options.batch, sizes), devices)
    options.out.mkdir(parents=True, exist_ok=True)
    state = options.out / "state.pt"
    if state.exists():
        trainer.load(state)
    told, mean = time.monotonic(), None
    while trainer.step < plan.steps:
        loss = trainer.train_step()
        mean = loss if mean is None else 0.98 * mean + 0.02 * loss
        if devices.rank == 0 and trainer.step % _TOLD_EVERY == 0:
            pace = (time.monotonic() - told) / _TOLD_EVERY
            told = time.monotonic()
            print(f"step {trainer.step} of {plan.steps}: loss {mean:.4f}, {pace:.2f} s a step", flush=True)
        if trainer.step % options.save_every == 0:
            trainer.save(state)
    trainer.save(state)
    if devices.rank == 0:
        export(networks, options.out / "checkpoint")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clips", type=Path, required=True, help="folder that prepare_videos.py wrote")
    parser.add_argument("--model", type=Path, required=True, help="imported model (data/models/NAME) to begin with")
    parser.add_argument("--out", type=Path, required=True, help="folder of the state and of the finished checkpoint")
    parser.add_argument("--stage", type=int, choices=(1, 2), required=True, help="1: single frames; 2: motion modules on clips")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch", type=int, default=1, help="clips a device and step")
    parser.add_argument("--frames", type=int, default=_STAGE_2_FRAMES, help="of a clip in stage 2")
    parser.add_argument("--rate", type=float, default=1e-5, help="learning rate")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save-every", type=int, default=1000, help="steps")
    return parser.parse_args()


if __name__ == "__main__":
    main()
