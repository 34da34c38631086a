"""Moves people's puppets anew, in poses with the faults of their photos: python3 carry_faults.py --people DIR --out DIR

As the engine's own dances ask for them: they take over the proportions that were seen in the photo. Nothing is rendered or perceived
again; a file that is there is not made again.
"""

import argparse
from collections.abc import Iterator
from multiprocessing.pool import ThreadPool
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from anydance.people.puppet import PuppetProcess
from anydance.people.puppet_views import carried_views
from anydance.people.shard import Shard, read_shard, shard_number, shards_in, without_puppet, write_shard


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=Path, required=True, help="folder that render_people.py --puppets wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of the files, made when missing")
    parser.add_argument("--seed", type=int, default=0, help="that the people were rendered with, for the same plates")
    parser.add_argument("--workers", type=int, default=1, help="puppets that are moved at a time")
    options = parser.parse_args()
    people = shards_in(options.people)
    if not people:
        parser.error(f"no people in {options.people}: run render_people.py --puppets first")
    options.out.mkdir(parents=True, exist_ok=True)
    missing = [path for path in people if not (options.out / path.name).exists()]
    print(f"{len(missing)} of {len(people)} people to move", flush=True)
    for done in _moved(missing, options):
        if done % 100 == 0:
            print(f"{done} done", flush=True)


def _moved(people: list[Path], options: argparse.Namespace) -> Iterator[int]:
    """Yields how many are done after each."""
    free: SimpleQueue[PuppetProcess] = SimpleQueue()
    processes = [PuppetProcess() for _ in range(options.workers)]
    for process in processes:
        free.put(process)

    def move(path: Path) -> None:
        process = free.get()
        rng = np.random.default_rng((options.seed, shard_number(path), 1))
        write_shard(options.out / path.name, carried(rng, process, read_shard(path)))
        free.put(process)

    with ThreadPool(options.workers) as pool:
        yield from (done for done, _ in enumerate(pool.imap_unordered(move, people), 1))
    for process in processes:
        process.close()


def carried(rng: np.random.Generator, puppets: PuppetProcess, shard: Shard) -> Shard:
    """The shard with its puppet moved anew; as it is where it has none."""
    return without_puppet(shard) | carried_views(rng, puppets, shard) if "puppet" in shard else shard


if __name__ == "__main__":
    main()
