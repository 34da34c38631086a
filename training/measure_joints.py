"""Measures how far the engine sees joints from where they are: python3 measure_joints.py --people DIR

What is constant in it is what engine/perception/joint-centres.ts takes away; what differs from picture to picture is what
anydance/people/detector_noise.py makes.
"""

import argparse
from pathlib import Path

import numpy as np

from anydance.people.perception import Perception
from anydance.people.puppet_views import enlarged
from anydance.people.seen_joints import MOVES, measure
from anydance.people.shard import read_shard, shards_in

_TOLD_EVERY = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=Path, required=True, help="folder that render_people.py wrote; 256x384 is best")
    parser.add_argument("--count", type=int, default=120, help="people to look at, in all their pictures")
    options = parser.parse_args()
    shards = shards_in(options.people)[: options.count]
    if not shards:
        parser.error(f"no people in {options.people}: run render_people.py first")
    perception, seen, true = Perception(), [], []
    for done, path in enumerate(shards, 1):
        shard = read_shard(path)
        for picture, joints in zip(shard["rgb"], shard["joints"]):
            large, scale = enlarged(picture)
            found = perception.joints(large)
            if found is not None:
                seen.append(found / scale)
                true.append(joints)
        if done % _TOLD_EVERY == 0:
            print(f"{done} of {len(shards)} people", flush=True)
    perception.close()
    print(f"{len(seen)} pictures of {len(shards)} people, in lengths of the torso")
    for joint, fault in measure(np.stack(seen), np.stack(true)).items():
        ways = ", ".join(f"{share:+.3f} {start} to {to}" for share, (start, to) in zip(fault.shares, MOVES[joint]))
        print(f"{joint:9} median {fault.median:.3f}, 90 % below {fault.most:.3f}; constant: {ways}")


if __name__ == "__main__":
    main()
