"""Writes the first views of a rendered person as the frames of a clip: python clip_frames.py FILE.npz FOLDER FRAMES

FILE.npz is of training/render_people.py --clips. README.md says how the frames become the clip.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image


def main(person, folder, frames):
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, rgb in enumerate(np.load(person)["rgb"][: int(frames)]):
        Image.fromarray(rgb).save(Path(folder) / f"{number:03d}.png")


main(*sys.argv[1:])
