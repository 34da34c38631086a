"""Three numbers as a tuple: compiled code makes them without asking for memory."""

import numba
import numpy as np


@numba.njit(cache=True)
def point(values):
    return values[0], values[1], values[2]


@numba.njit(cache=True)
def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@numba.njit(cache=True)
def added(a, b):
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


@numba.njit(cache=True)
def difference(a, b):
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


@numba.njit(cache=True)
def scaled(a, factor):
    return a[0] * factor, a[1] * factor, a[2] * factor


@numba.njit(cache=True)
def unit(a):
    return scaled(a, 1 / (np.sqrt(dot(a, a)) + 1e-9))
