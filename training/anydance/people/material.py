"""How a surface is coloured. Colours are linear: a screen value's square."""

from dataclasses import dataclass, replace

import numpy as np

from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels

PATTERNS = ("plain", "hoops", "stripes", "checks", "dots", "blotches")

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Pattern:
    """A second colour, laid on by where a point was at rest."""

    kind: str = "plain"
    period_m: float = 0.1
    width: float = 0.5
    """Share of the second colour, about."""
    colour: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Material:
    """A picture, sent through a matrix of colours, with a pattern over it."""

    picture: Pixels
    matrix: Floats
    """[3, 3]: linear colour of the picture → linear colour of the surface."""
    pattern: Pattern = Pattern()
    has_alpha: bool = False
    shine: float = 0.0


@dataclass(frozen=True)
class MaterialTable:
    """The materials of one person as the shader reads them."""

    texels: Pixels
    """[N, 4], all pictures one after the other."""
    places: np.ndarray
    """[M, 4] int32: first texel, width, height, 1 where alpha counts."""
    matrices: Floats
    """[M, 3, 3]"""
    looks: Floats
    """[M, 7]: pattern's kind, period, width, its colour (3), shine."""


def material_table(materials: list[Material]) -> MaterialTable:
    pictures = [material.picture for material in materials]
    firsts = np.cumsum([0, *(picture.shape[0] * picture.shape[1] for picture in pictures)])[:-1]
    places = [
        (first, picture.shape[1], picture.shape[0], int(material.has_alpha))
        for first, picture, material in zip(firsts, pictures, materials, strict=True)
    ]
    return MaterialTable(
        np.concatenate([picture.reshape(-1, 4) for picture in pictures]),
        np.array(places, np.int32),
        np.array([material.matrix for material in materials], np.float32),
        np.array([_look(material) for material in materials], np.float32),
    )


def as_painted(factor: float = 1.0) -> Floats:
    """The picture's own colours, lighter or darker."""
    return np.eye(3, dtype=np.float32) * factor


def dyed(picture: Pixels, uvs: Floats, colour: Colour) -> Floats:
    """The picture's light and dark in another colour: where it is as bright as on average, `colour`."""
    grey = np.array([0.3, 0.6, 0.1], np.float32)
    brightness = float((mean_colour(picture, uvs) * grey).sum())
    return np.outer(np.array(colour, np.float32), grey / max(brightness, 0.02))


def flattened(material: Material, uvs: Floats, kept: float) -> Material:
    """Its picture with so much of what sets texels apart from the mean over `uvs`."""
    if kept == 1:
        return material
    picture = material.picture.copy()
    mean = 255 * np.sqrt(mean_colour(material.picture, uvs))
    picture[..., :3] = np.rint(mean + kept * (picture[..., :3] - mean))
    return replace(material, picture=picture)


def mean_colour(picture: Pixels, uvs: Floats) -> Floats:
    """Linear [3], over the texture coordinates [..., 2] that are in use; transparent texels count little."""
    height, width = picture.shape[:2]
    at = np.clip(uvs.reshape(-1, 2) * (width, height), 0, (width - 1, height - 1)).astype(int)
    seen = picture[at[:, 1], at[:, 0]].astype(np.float32) / 255
    weight = seen[:, 3:] + 1e-3
    return (seen[:, :3] ** 2 * weight).sum(axis=0) / weight.sum()


def _look(material: Material) -> tuple[float, ...]:
    pattern = material.pattern
    return (PATTERNS.index(pattern.kind), pattern.period_m, pattern.width, *pattern.colour, material.shine)
