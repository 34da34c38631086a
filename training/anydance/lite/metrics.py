"""How near pictures come to the true frames: in the person, in holes of the puppet, at edges, in hands."""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import binary_dilation, gaussian_filter

from anydance.people.labels import PARTS

HANDS = [number for number, part in enumerate(PARTS) if part.endswith("Hand")]
"""Numbers of the parts that are a hand."""
FEW_PX = 20
"""Fewer pixels of a kind say nothing about a picture."""


@dataclass(frozen=True)
class Regions:
    """[n, h, w] each."""

    person: np.ndarray
    """with a rim of a pixel"""
    hole: np.ndarray
    """of the person what the puppet leaves open"""
    edge: np.ndarray
    """a band of two pixels along the outline"""
    hand: np.ndarray

    @staticmethod
    def of(alpha: np.ndarray, cover: np.ndarray, part: np.ndarray) -> "Regions":
        """alpha, cover [n, h, w] 0…1."""
        square = np.ones((1, 3, 3), bool)
        person = binary_dilation(alpha > 0.3, square)
        inside = alpha > 0.5
        edge = binary_dilation(inside, square, 2) & binary_dilation(~inside, square, 2)
        return Regions(person, person & (cover < 0.3), edge, binary_dilation(np.isin(part, HANDS), square))


def score(pictures: np.ndarray, truth: np.ndarray, regions: Regions) -> dict[str, float]:
    """pictures, truth [n, h, w, 3] 0…1 → mean over the pictures of PSNR (dB) by region, SSIM in the person, and
    sharpness: mean difference of neighbours in the person, of the true one."""
    error = np.square(pictures - truth).mean(axis=-1)
    similar = structural_similarity(pictures, truth)
    answers = {name: _psnr(error, getattr(regions, name)) for name in ("person", "hole", "edge", "hand")}
    answers["ssim"] = float(np.mean([values[mask].mean() for values, mask in zip(similar, regions.person)]))
    answers["sharpness"] = _sharpness(pictures, regions.person) / _sharpness(truth, regions.person)
    return answers


def structural_similarity(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """[n, h, w, 3] 0…1 → [n, h, w] (Wang et al. 2004: Gaussian window of deviation 1.5)."""

    def smooth(values: np.ndarray) -> np.ndarray:
        return gaussian_filter(values, (0, 1.5, 1.5, 0), truncate=3.5)

    mean_a, mean_b = smooth(a), smooth(b)
    variance_a, variance_b = smooth(a * a) - mean_a**2, smooth(b * b) - mean_b**2
    covariance = smooth(a * b) - mean_a * mean_b
    upper = (2 * mean_a * mean_b + 1e-4) * (2 * covariance + 9e-4)
    return (upper / ((mean_a**2 + mean_b**2 + 1e-4) * (variance_a + variance_b + 9e-4))).mean(axis=-1)


def blurred(pictures: np.ndarray, sigma: float) -> np.ndarray:
    return gaussian_filter(pictures, (0, sigma, sigma, 0))


def _psnr(error: np.ndarray, region: np.ndarray) -> float:
    values = [-10 * np.log10(e[mask].mean() + 1e-9) for e, mask in zip(error, region) if mask.sum() > FEW_PX]
    return float(np.mean(values)) if values else float("nan")


def _sharpness(pictures: np.ndarray, region: np.ndarray) -> float:
    across = np.abs(np.diff(pictures, axis=2)).mean(axis=-1)
    return float(across[region[:, :, 1:] & region[:, :, :-1]].mean())
