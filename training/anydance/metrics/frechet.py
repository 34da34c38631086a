"""The Fréchet distance of two sets of features taken as Gaussians (Dowson and Landau 1982)."""

import numpy as np


def frechet_distance(a: np.ndarray, b: np.ndarray) -> float:
    """|mean a - mean b|² + tr(A + B - 2 (A B)^½), rows of [n, d] being samples, A and B their covariances.

    tr (A B)^½ is the sum of the roots of the eigenvalues of A^½ B A^½, which is symmetric: no root of a
    matrix that is nearly singular and not symmetric has to be found.
    """
    covariance_a, covariance_b = (np.atleast_2d(np.cov(values, rowvar=False)) for values in (a, b))
    root = _root(covariance_a)
    eigenvalues = np.linalg.eigvalsh(root @ covariance_b @ root)
    shared = np.sqrt(np.clip(eigenvalues, 0, None)).sum()
    apart = ((a.mean(axis=0) - b.mean(axis=0)) ** 2).sum()
    return float(apart + np.trace(covariance_a) + np.trace(covariance_b) - 2 * shared)


def _root(covariance: np.ndarray) -> np.ndarray:
    values, vectors = np.linalg.eigh(covariance)
    return (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
