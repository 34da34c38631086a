"""Writes the golden data of the tests: python3 make_fixtures.py [FOLDER]

FOLDER is test/fixtures/networks by default; what it held is replaced. The same machine always writes
the same bytes.
"""

import shutil
import sys
from pathlib import Path

import torch

from anydance.fixtures.fixture_sets import fixture_sets
from anydance.fixtures.write_lite import write_lite
from anydance.fixtures.write_others import write_others
from anydance.fixtures.write_set import write_set

_DEFAULT = Path(__file__).parent.parent / "test/fixtures/networks"


def main(folder: Path) -> None:
    """Writes the sets, and the networks that they lack."""
    torch.set_num_threads(1)
    with torch.inference_mode():
        for given in fixture_sets():
            write_set(_empty(folder / given.name), given)
        write_others(_empty(folder / "others"))
        write_lite(_empty(folder / "lite"))


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _DEFAULT)
