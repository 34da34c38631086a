"""Pictures of people that the lite model never saw, to look at."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image

from anydance.lite.evaluate import Held
from anydance.lite.sampling import sample_frames
from anydance.networks.lite import LiteNet

_PEOPLE = 12
_ENLARGED = 2


def write_pictures(path: Path, net: LiteNet, held: Held) -> None:
    """A row a person: photo, puppet, one step of the net, its four shares as colours, the true frame."""
    rows: list[np.ndarray] = []
    for batch in held.batches:
        out = sample_frames(net, batch, 1)
        frames = len(batch.target) // len(batch.photo.matte)
        for person in range(len(batch.photo.matte)):
            frame = person * frames
            shares = out.shares[frame]
            # Red: generated; green: photo; blue: puppet; black: background.
            mixture = torch.stack([shares[2], shares[0], shares[1]]) * 2 - 1
            pictures = (
                batch.photo.picture[person], batch.frames.puppet[frame], out.picture[frame], mixture, batch.target[frame]
            )  # fmt: skip
            rows.append(np.concatenate([_bytes(picture) for picture in pictures], axis=1))
    half = min(_PEOPLE, len(rows)) // 2 * 2
    pairs = [np.concatenate(rows[row : row + 2], axis=1) for row in range(0, half, 2)]
    sheet = Image.fromarray(np.concatenate(pairs))
    sheet.resize((sheet.width * _ENLARGED, sheet.height * _ENLARGED), Image.Resampling.BICUBIC).save(path)


def _bytes(picture: torch.Tensor) -> np.ndarray:
    unit = (picture.clamp(-1, 1) + 1) / 2
    return np.rint(unit.permute(1, 2, 0).float().numpy() * 255).astype(np.uint8)
