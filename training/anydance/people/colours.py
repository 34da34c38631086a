"""Colours drawn at random; linear, as materials want them."""

import colorsys

import numpy as np

from anydance.people.material import PATTERNS, Colour, Pattern

_HAIR = ((0.004, 0.004, 0.004), (0.02, 0.012, 0.008), (0.06, 0.03, 0.015), (0.16, 0.08, 0.04), (0.42, 0.28, 0.13))
_GREY_HAIR = (0.22, 0.22, 0.23)


def random_colour(rng: np.random.Generator, saturation: tuple[float, float] = (0.1, 0.9)) -> Colour:
    """Any hue; half of the clothes that people wear are dark or grey."""
    if rng.random() < 0.5:
        saturation = (0.0, 0.25)
    value, vivid = rng.uniform(0.12, 0.9), rng.beta(1.2, 1.8)
    vivid = saturation[0] + (saturation[1] - saturation[0]) * vivid
    red, green, blue = colorsys.hsv_to_rgb(rng.random(), vivid, value)
    return red**2, green**2, blue**2


def random_hair(rng: np.random.Generator, age: float) -> Colour:
    """Grey comes with age; a few dye theirs."""
    if rng.random() < 0.06:
        return random_colour(rng, (0.5, 0.9))
    natural = np.array(_HAIR[rng.integers(len(_HAIR))]) * rng.uniform(0.7, 1.3)
    grey = float(np.clip((age - 0.72) * 5 + rng.normal(0, 0.2), 0, 1))
    red, green, blue = natural * (1 - grey) + np.array(_GREY_HAIR) * grey
    return float(red), float(green), float(blue)


def random_pattern(rng: np.random.Generator) -> Pattern:
    """Half are plain."""
    if rng.random() < 0.5:
        return Pattern()
    kind = PATTERNS[rng.integers(1, len(PATTERNS))]
    period = rng.uniform(0.08, 0.3) if kind == "blotches" else rng.uniform(0.025, 0.14)
    return Pattern(kind, period, rng.uniform(0.25, 0.6), random_colour(rng))
