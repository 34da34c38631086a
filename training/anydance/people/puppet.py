"""The engine's own puppet of a person, drawn by its TypeScript in a process beside this one."""

from dataclasses import dataclass

import numpy as np

from anydance.people.engine_process import EngineProcess
from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels


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
    """[poses, h, w] which layer lies in front, 0: none (engine/puppet/pose-motion.ts)"""
    sources: np.ndarray
    """[poses, h, w, 2] int16: the place in the photo that is shown, x, y in 1/32 pixel"""


class PuppetProcess(EngineProcess):
    """Draws puppets, one person after the other."""

    def __init__(self) -> None:
        super().__init__("puppet-batch.ts")

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
        self.ask(request, photo.rgb, photo.matte)
        if self.read((1,))[0] == 0:
            return None
        plate = self.read((height, width, 3))
        answers = [self._read_pose(height, width) for _ in poses]
        return Drawn(plate, *(np.stack(arrays) for arrays in zip(*answers)))

    def _read_pose(self, height: int, width: int) -> tuple[Pixels, Pixels, Pixels, np.ndarray]:
        puppet, cover = self.read((height, width, 3)), self.read((height, width))
        layers, places = self.read((height, width)), self.read((height, width, 4))
        return puppet, cover, layers, places.view("<i2")
