"""Makes all that the lite model is trained on and measured by: python3 make_lite_data.py --assets DIR --out DIR

Stopped and started again, it goes on with what is missing.
"""

import argparse
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_NODE = _HERE.parent / "node_modules/.bin/node"
_VIEWS = 5
"""The photo and four frames: more would cost less each, but people differ by more than poses do."""
_CLIP_VIEWS = 9
"""The photo and eight frames of a dance."""
_TRAINED_SEED, _CLIPS_SEED, _HELD_SEED, _HELD_CLIPS_SEED = 1, 2, 900, 901
"""Different people: a seed makes the same ones everywhere."""
_FEWER_HELD_CLIPS = 4
"""A clip's frames are much alike; so many times fewer of them are kept than people."""


def main() -> None:
    options = parse_options()
    options.out.mkdir(parents=True, exist_ok=True)
    dances = options.out / "dances.json"
    dances.write_bytes(subprocess.run([_NODE, "--no-warnings", _HERE / "dance-poses.ts"], check=True, capture_output=True).stdout)
    common = ["--assets", options.assets, "--dances", dances, "--puppets", "--size", options.size, "--workers", options.workers]
    stills = [*common, "--views", _VIEWS]
    held = [*stills, "--people", options.held, "--seed", _HELD_SEED, "--perceived"]
    make(options.out / "held", held)
    carry(options.out / "carried", options.out / "held", _HELD_SEED, options.workers)
    make(options.out / "watched", [*held, "--poses", "watched"])
    make(options.out / "trained", [*stills, "--people", options.people, "--seed", _TRAINED_SEED, "--perceived"])
    carry(options.out / "trained-carried", options.out / "trained", _TRAINED_SEED, options.workers)
    if options.clips > 0:
        clips = [*common, "--views", _CLIP_VIEWS, "--clips"]
        few = max(1, options.held // _FEWER_HELD_CLIPS)
        make(options.out / "held-clips", [*clips, "--people", few, "--seed", _HELD_CLIPS_SEED, "--perceived"])
        make(options.out / "clips", [*clips, "--people", options.clips, "--seed", _CLIPS_SEED])


def make(folder: Path, arguments: list) -> None:
    """Rendered people in `<folder>-people`, ready to train on in `<folder>`."""
    run("render_people.py", ["--out", people_of(folder), *arguments])
    prepare(folder)


def carry(folder: Path, others: Path, seed: int, workers: int) -> None:
    """The same people as `others`, their poses having their photos' faults."""
    run("carry_faults.py", ["--people", people_of(others), "--out", people_of(folder), "--seed", seed, "--workers", workers])
    prepare(folder)


def prepare(folder: Path) -> None:
    run("prepare_pairs.py", ["--people", people_of(folder), "--out", folder])


def people_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-people")


def run(script: str, arguments: list) -> None:
    subprocess.run([sys.executable, _HERE / script, *map(str, arguments)], check=True, cwd=_HERE)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assets", type=Path, required=True, help="folder of CC0 MakeHuman assets")
    parser.add_argument("--out", type=Path, required=True, help="folder of the data, made when missing")
    parser.add_argument("--people", type=int, default=2400, help="to train on, seen by the engine's own perception, in true poses (trained) and with the photo's faults in them (trained-carried); 6 MB each and, by its parts, about two seconds on two cores at 128x192")
    parser.add_argument("--clips", type=int, default=0, help="so many other people, each in a clip of 8 frames, for the motion modules; 1.2 s each at 256x384")
    parser.add_argument("--held", type=int, default=80, help="to be measured by, seen by the engine's own perception: in the photo (held), with the photo's faults in the other poses (carried), in all pictures (watched)")
    parser.add_argument("--size", default="128x192", help="WIDTHxHEIGHT")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
