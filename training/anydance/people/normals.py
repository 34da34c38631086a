"""Which way a mesh faces."""

import numba
import numpy as np

from anydance.people.vectors import difference, unit


@numba.njit(cache=True)
def vertex_normals(vertices, triangles):
    """[V, 3]: the mean of the normals of a vertex's triangles, the greater ones counting more."""
    normals = np.zeros_like(vertices)
    for t in range(len(triangles)):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        x1, y1, z1 = difference(vertices[b], vertices[a])
        x2, y2, z2 = difference(vertices[c], vertices[a])
        x, y, z = y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2
        for corner in (a, b, c):
            normals[corner, 0] += x
            normals[corner, 1] += y
            normals[corner, 2] += z
    for v in range(len(normals)):
        normals[v, 0], normals[v, 1], normals[v, 2] = unit(normals[v])
    return normals
