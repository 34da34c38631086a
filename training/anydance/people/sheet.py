"""A picture of many people, to be looked at."""

from pathlib import Path

import numpy as np
from PIL import Image

from anydance.people.shard import read_shard

_WIDTH_PX = 1600
_PART_COLOURS = np.random.default_rng(5).integers(60, 255, (16, 3)).astype(np.uint8)


def write_sheet(path: Path, shards: list[Path]) -> None:
    """A person a strip: every view, the parts and joints of the last one, then the puppets."""
    strips = [_strip(read_shard(shard)) for shard in shards]
    widest = max(strip.shape[1] for strip in strips)
    strips = [np.pad(strip, ((0, 0), (0, widest - strip.shape[1]), (0, 0))) for strip in strips]
    columns = max(1, _WIDTH_PX // widest)
    blank = [np.zeros_like(strips[0])] * (-len(strips) % columns)
    all_strips = strips + blank
    rows = [np.concatenate(all_strips[i : i + columns], axis=1) for i in range(0, len(all_strips), columns)]
    Image.fromarray(np.concatenate(rows)).save(path)


def _strip(shard: dict[str, np.ndarray]) -> np.ndarray:
    parts = _PART_COLOURS[shard["part"][-1]]
    parts[shard["part"][-1] == 0] = 0
    for x, y, _, seen in shard["joints"][-1]:
        row, column = int(y), int(x)
        parts[max(0, row - 1) : row + 1, max(0, column - 1) : column + 1] = (255, 255, 255) if seen else (255, 0, 0)
    puppets = [_composed(shard, pose) for pose in range(len(shard.get("puppet", [])))]
    return np.concatenate([*shard["rgb"], parts, *puppets], axis=1)


def _composed(shard: dict[str, np.ndarray], pose: int) -> np.ndarray:
    """A puppet on the plate."""
    open_share = (255 - shard["cover"][pose][..., None].astype(np.float32)) / 255
    return np.minimum(shard["puppet"][pose] + shard["plate"] * open_share, 255).astype(np.uint8)
