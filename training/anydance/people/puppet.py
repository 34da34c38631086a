"""The engine's own puppet of a person, drawn by its TypeScript in a process beside this one."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels

_SCRIPT = Path(__file__).parents[2] / "puppet-batch.ts"
_NODE = Path(__file__).parents[3] / "node_modules/.bin/node"
"""The pinned one, which npm ci brings."""


@dataclass(frozen=True)
class Photo:
    """A person as the engine's perception would have understood them."""

    rgb: Pixels
    """[h, w, 3]"""
    matte: Pixels
    """[h, w]"""
    body: Floats
    """[33, 4] BodyLandmarks"""
    half: bool
    """Whether the legs are out of the picture."""


@dataclass(frozen=True)
class Drawn:
    plate: Pixels
    """[h, w, 3] the photo with the person painted over"""
    puppets: Pixels
    """[poses, h, w, 3] on black"""
    cover: Pixels
    """[poses, h, w] 255 where only the puppet shows; its shadow on the floor covers a little"""
    layers: Pixels
    """[poses, h, w] which layer lies in front, 0: none (engine/puppet/source-map.ts)"""
    sources: np.ndarray
    """[poses, h, w, 2] int16: the place in the photo that is shown, x, y in 1/32 pixel"""


class PuppetProcess:
    """Ends when it is closed, or with the process that started it."""

    def __init__(self) -> None:
        command = [str(_NODE), "--no-warnings", str(_SCRIPT)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def close(self) -> None:
        self._process.communicate()

    def draw(self, photo: Photo, poses: Floats, seed: int) -> Drawn | None:
        """`poses` [N, 33, 4] in pixels of the photo; None where the landmarks make no body."""
        height, width = photo.matte.shape
        request = {
            "width": width,
            "height": height,
            "framing": "half" if photo.half else "full",
            "seed": seed,
            "body": photo.body.ravel().tolist(),
            "poses": poses.reshape(len(poses), -1).tolist(),
        }
        stream = self._process.stdin
        stream.write(json.dumps(request).encode() + b"\n" + photo.rgb.tobytes() + photo.matte.tobytes())
        stream.flush()
        if self._read((1,))[0] == 0:
            return None
        plate = self._read((height, width, 3))
        answers = [self._read_pose(height, width) for _ in poses]
        return Drawn(plate, *(np.stack(arrays) for arrays in zip(*answers)))

    def _read_pose(self, height: int, width: int) -> tuple[Pixels, Pixels, Pixels, np.ndarray]:
        puppet, cover = self._read((height, width, 3)), self._read((height, width))
        layers, places = self._read((height, width)), self._read((height, width, 4))
        return puppet, cover, layers, places.view("<i2")

    def _read(self, shape: tuple[int, ...]) -> Pixels:
        count = int(np.prod(shape))
        content = self._process.stdout.read(count)
        if len(content) < count:
            raise RuntimeError("the puppet's process ended")
        return np.frombuffer(content, np.uint8).reshape(shape)
