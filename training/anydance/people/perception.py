"""What the engine's own perception makes of a picture."""

from dataclasses import dataclass

import numpy as np

from anydance.people.engine_process import EngineProcess
from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels


@dataclass(frozen=True)
class SeenPhoto:
    body: Floats
    """[33, 4] BodyLandmarks as they are seen"""
    danced: Floats
    """[33, 4] the same as the engine's own dances turn them, at the joints"""
    matte: Pixels
    """[h, w]"""
    half: bool


class Perception(EngineProcess):
    """Looks at pictures, one after the other."""

    def __init__(self) -> None:
        super().__init__("perceive-batch.ts")

    def photo(self, rgb: Pixels) -> SeenPhoto | None:
        """Of a photo [h, w, 3] all that its puppet is made of; None where it has nobody to dance."""
        seen = self._look(rgb, "photo")
        if seen["body"] is None:
            return None
        matte = self.read(rgb.shape[:2])
        return SeenPhoto(_landmarks(seen["body"]), _landmarks(seen["danced"]), matte, seen["framing"] == "half")

    def joints(self, rgb: Pixels) -> Floats | None:
        """[33, 4] BodyLandmarks in a picture [h, w, 3]; None where nobody is found."""
        seen = self._look(rgb, "frame")
        return None if seen["body"] is None else _landmarks(seen["body"])

    def _look(self, rgb: Pixels, kind: str) -> dict:
        height, width = rgb.shape[:2]
        self.ask({"width": width, "height": height, "as": kind}, rgb)
        return self.read_line()


def _landmarks(numbers: list[float]) -> Floats:
    return np.array(numbers, np.float32).reshape(33, 4)
