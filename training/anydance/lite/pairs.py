"""Rendered people as the lite model trains on them: a photo and a few frames of each, ready to be read.

Arrays of [people, …] bytes, each a file of its own that is mapped, not read; P frames a person:

    photo  [3, h, w] uint8    matte [h, w] uint8     photo_pose [3, h, w] uint8   plate [3, h, w] uint8
    frame  [P, 3, h, w] uint8 alpha [P, h, w] uint8  part [P, h, w] uint8
    puppet [P, 3, h, w] uint8 on black               cover [P, h, w] uint8        front [P, h, w] uint8
    pose   [P, 3, h, w] uint8 sources [P, 2, h, w] int16, continued beside the puppet
    truth  [P, 2, h, w] int16 where the photo shows what the frame shows; NOWHERE where it does not

Places are x, y in 1/32 pixel.
"""

from pathlib import Path

import numpy as np
from scipy.ndimage import distance_transform_edt

from anydance.people.mirror import mirrored
from anydance.people.pose_drawing import PoseDrawing
from anydance.people.shard import POINT_STEPS, Shard, read_shard
from anydance.people.true_flow import true_flow

NOWHERE = -32768
_DRAWN_AT = 384
"""Lines of a drawn pose are as thick in any picture: they are drawn at the height of the last stage."""

Person = dict[str, np.ndarray]


def to_person(shard: Shard, drawing: PoseDrawing) -> Person | None:
    """None where there is no puppet."""
    if "puppet" not in shard:
        return None
    poses = _drawn(shard["given"], shard["matte"].shape, drawing)
    frames = range(1, len(shard["rgb"]))
    return {
        "photo": _planes(shard["rgb"][0]),
        "matte": shard["matte"],
        "photo_pose": _planes(poses[0]),
        "plate": _planes(shard["plate"]),
        "frame": _planes(shard["rgb"][1:]),
        "alpha": shard["alpha"][1:],
        "part": shard["part"][1:],
        "puppet": _planes(shard["puppet"]),
        "cover": shard["cover"],
        "front": shard["front"],
        "pose": _planes(poses[1:]),
        "sources": _planes(np.stack([continued(*pair) for pair in zip(shard["sources"], shard["front"])])),
        "truth": _planes(np.stack([_truth(shard, frame) for frame in frames])),
    }


def continued(sources: np.ndarray, front: np.ndarray) -> np.ndarray:
    """[h, w, 2] 1/32 pixel: beside the puppet, what moves there moves as its nearest pixel does."""
    height, width = front.shape
    own = (np.stack(np.meshgrid(np.arange(width), np.arange(height)), axis=-1) + 0.5) * POINT_STEPS
    if not front.any():
        return own.astype(np.int16)
    rows, columns = distance_transform_edt(front == 0, return_distances=False, return_indices=True)
    offsets = sources - own
    return np.rint(own + offsets[rows, columns]).clip(-32767, 32767).astype(np.int16)


def write_pairs(shards: list[Path], folder: Path, *, in_mirror: bool = False) -> int:
    """Writes the arrays of all people that can be used, and how many they are; `in_mirror`: left and right exchanged."""
    drawing = PoseDrawing()
    read = (read_shard(path) for path in shards)
    shown = (mirrored(shard) if in_mirror else shard for shard in read)
    people = (person for shard in shown if (person := to_person(shard, drawing)) is not None)
    folder.mkdir(parents=True, exist_ok=True)
    files, count = {}, 0
    for person in people:
        for name, array in person.items():
            if name not in files:
                files[name] = (folder / f"{name}.bin").open("wb"), array
            files[name][0].write(np.ascontiguousarray(array).tobytes())
        count += 1
        if count % 200 == 0:
            print(f"{count} people", flush=True)
    drawing.close()
    for file, _ in files.values():
        file.close()
    np.savez(folder / "shapes.npz", count=count, **{name: np.empty((0, *a.shape), a.dtype) for name, (_, a) in files.items()})
    return count


class Pairs:
    """People of folders that `write_pairs` wrote, one folder after the other."""

    def __init__(self, *folders: Path) -> None:
        """Throws ValueError when people of one have other frames than those of another."""
        self._folders = [_mapped(folder) for folder in folders]
        forms = [{name: array.shape[1:] for name, array in arrays.items()} for arrays in self._folders]
        for folder, form in zip(folders, forms):
            if form != forms[0]:
                raise ValueError(f"{folder} has people in other frames than {folders[0]}")
        counts = [len(arrays["front"]) for arrays in self._folders]
        self._ends = np.cumsum(counts)
        self._starts = self._ends - counts
        self.count = int(self._ends[-1])

    @property
    def frames(self) -> int:
        """P"""
        return self._folders[0]["front"].shape[1]

    @property
    def size_px(self) -> tuple[int, int]:
        """height, width"""
        return self._folders[0]["front"].shape[2:]

    def take(self, people: np.ndarray) -> Person:
        """[b, …] each."""
        folders = np.searchsorted(self._ends, people, side="right")
        places = [(self._folders[folder], person - self._starts[folder]) for folder, person in zip(folders, people)]
        return {name: np.stack([arrays[name][place] for arrays, place in places]) for name in self._folders[0]}


def _mapped(folder: Path) -> Person:
    with np.load(folder / "shapes.npz") as shapes:
        count = int(shapes["count"])
        forms = {name: shapes[name] for name in shapes.files if name != "count"}
    return {
        name: np.memmap(folder / f"{name}.bin", form.dtype, "r", shape=(count, *form.shape[1:]))
        for name, form in forms.items()
    }


def _planes(pictures: np.ndarray) -> np.ndarray:
    """[…, h, w, c] → […, c, h, w]."""
    return np.moveaxis(pictures, -1, -3)


def _truth(shard: Shard, frame: int) -> np.ndarray:
    places, seen = true_flow(shard, 0, frame)
    steps = np.rint(np.nan_to_num(places) * POINT_STEPS).clip(-32767, 32767)
    return np.where(seen[..., None], steps, NOWHERE).astype(np.int16)


def _drawn(joints: np.ndarray, size_px: tuple[int, int], drawing: PoseDrawing) -> np.ndarray:
    height, width = size_px
    times = max(1, _DRAWN_AT // height)
    poses = joints * np.array([times, times, times, 1], np.float32)
    # Also the limbs that others hide: a dance is drawn whole.
    poses[..., 3] = 1
    pictures = drawing.draw(poses, (height * times, width * times))
    blocks = pictures.reshape(len(pictures), height, times, width, times, 3)
    return np.rint(blocks.mean(axis=(2, 4))).astype(np.uint8)
