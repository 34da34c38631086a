"""Rotation matrices, float32, radians."""

import numpy as np

from anydance.people.obj_mesh import Floats


def about(axis: np.ndarray | str, angle: float) -> Floats:
    """About "x", "y", "z" or any vector, counter-clockwise when it points at the viewer."""
    vector = np.eye(3)["xyz".index(axis)] if isinstance(axis, str) else axis / max(np.linalg.norm(axis), 1e-9)
    x, y, z = vector
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turn = np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * (cross @ cross)
    return turn.astype(np.float32)
