"""A figure in a pose: linear blend skinning."""

from dataclasses import dataclass

import numba
import numpy as np

from anydance.people.figure import Figure
from anydance.people.normals import vertex_normals
from anydance.people.obj_mesh import Floats
from anydance.people.pose_sampling import Pose
from anydance.people.rotation import about


@dataclass(frozen=True)
class Posed:
    """Metres; the lowest point stands on y = 0, the pelvis is over the origin."""

    vertices: Floats
    """[V, 3]"""
    normals: Floats
    """[V, 3], outwards"""
    bones: Floats
    """[bones, 3, 4]: rest → world"""


def posed(figure: Figure, pose: Pose, turn: float = 0.0) -> Posed:
    """`turn` is about the upright axis, to the person's left."""
    bones = _bone_matrices(figure, pose, turn)
    vertices = _skin(figure.vertices, figure.bones, figure.weights, bones)
    root = bones[0, :, :3] @ figure.heads[0] + bones[0, :, 3]
    to_floor = np.array([-root[0], -vertices[:, 1].min(), -root[2]], np.float32)
    bones[:, :, 3] += to_floor
    vertices += to_floor
    return Posed(vertices, vertex_normals(vertices, figure.triangles), bones)


def _bone_matrices(figure: Figure, pose: Pose, turn: float) -> Floats:
    matrices = np.zeros((len(figure.rig.names), 3, 4), np.float32)
    for bone, (name, parent) in enumerate(zip(figure.rig.names, figure.rig.parents, strict=True)):
        own, head = pose.get(name, np.eye(3, dtype=np.float32)), figure.heads[bone]
        before = matrices[parent] if parent >= 0 else np.hstack([about("y", turn), np.zeros((3, 1), np.float32)])
        matrices[bone, :, :3] = before[:, :3] @ own
        matrices[bone, :, 3] = before[:, :3] @ (head - own @ head) + before[:, 3]
    return matrices


@numba.njit(cache=True)
def _skin(vertices, bones, weights, matrices):
    moved = np.zeros_like(vertices)
    for v in range(len(vertices)):
        for k in range(bones.shape[1]):
            weight = weights[v, k]
            if weight > 0:
                m = matrices[bones[v, k]]
                for axis in range(3):
                    moved[v, axis] += weight * (
                        m[axis, 0] * vertices[v, 0]
                        + m[axis, 1] * vertices[v, 1]
                        + m[axis, 2] * vertices[v, 2]
                        + m[axis, 3]
                    )
    return moved
