"""Poses drawn by the engine, as its networks read them."""

import numpy as np

from anydance.people.engine_process import EngineProcess
from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels


class PoseDrawing(EngineProcess):
    """Draws poses, one picture's after the other."""

    def __init__(self) -> None:
        super().__init__("pose-batch.ts")

    def draw(self, poses: Floats, size_px: tuple[int, int]) -> Pixels:
        """`poses` [N, 33, 4] BodyLandmarks in pixels of pictures of `size_px` (height, width) → [N, h, w, 3]."""
        height, width = size_px
        self.ask({"width": width, "height": height, "poses": poses.reshape(len(poses), -1).tolist()})
        return np.stack([self.read((height, width, 3)) for _ in poses])
