"""Colour maps of skins, clothes and hair."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]

WHITE: Pixels = np.full((1, 1, 4), 255, np.uint8)
"""For what has no colour map."""


@lru_cache(maxsize=None)
def read_picture(path: Path, side_px: int) -> Pixels:
    """[h, w, 4], at most `side_px` a side, its first row at the bottom as texture coordinates count."""
    picture = Image.open(path).convert("RGBA")
    picture.thumbnail((side_px, side_px), Image.Resampling.BOX)
    return np.ascontiguousarray(np.asarray(picture)[::-1])


def opaque(pixels: Pixels) -> Pixels:
    """The picture laid on white."""
    alpha = pixels[..., 3:] / 255
    colour = pixels[..., :3] * alpha + 255 * (1 - alpha)
    return np.concatenate([colour, np.full_like(colour[..., :1], 255)], axis=-1).astype(np.uint8)
