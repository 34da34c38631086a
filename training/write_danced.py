"""Rendered people who dance, as `npm run bench:quality -- --danced` reads them: python3 write_danced.py --people DIR --out DIR"""

import argparse
import json
from pathlib import Path

from PIL import Image

from anydance.people.shard import Shard, read_shard, shards_in


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=Path, required=True, help="folder that render_people.py --clips --puppets --perceived --poses carried wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of a folder a person, made when missing")
    options = parser.parse_args()
    shards = shards_in(options.people)
    if not shards:
        parser.error(f"no people in {options.people}: run render_people.py --clips --puppets --perceived --poses carried first")
    written = sum(write_danced(read_shard(path), options.out / path.stem) for path in shards)
    print(f"{written} of {len(shards)} people dance")


def write_danced(shard: Shard, folder: Path) -> bool:
    """The photo and the frames as numbered pictures, and `poses.json`: the joints of each as the engine has them when the person
    of the photo dances a dance of its own, [33 × 4]. False where the engine makes no puppet of the person."""
    if "given" not in shard:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for number, picture in enumerate(shard["rgb"]):
        Image.fromarray(picture).save(folder / f"{number:02d}.png")
    poses = shard["given"].reshape(len(shard["given"]), -1)
    (folder / "poses.json").write_text(json.dumps(poses.round(3).tolist()))
    return True


if __name__ == "__main__":
    main()
