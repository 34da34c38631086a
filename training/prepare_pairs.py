"""Makes rendered people ready to train on: python3 prepare_pairs.py --people DIR --out DIR"""

import argparse
from pathlib import Path

from anydance.lite.pairs import write_pairs
from anydance.people.shard import shards_in


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=Path, required=True, help="folder that render_people.py --puppets wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of the arrays, made when missing")
    parser.add_argument("--in-mirror", action="store_true", help="left and right exchanged: for a run that knows these people already")
    options = parser.parse_args()
    shards = shards_in(options.people)
    if not shards:
        parser.error(f"no people in {options.people}: run render_people.py --puppets first")
    print(f"{write_pairs(shards, options.out, in_mirror=options.in_mirror)} of {len(shards)} people can be used")


if __name__ == "__main__":
    main()
