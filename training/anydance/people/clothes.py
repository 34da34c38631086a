"""Outfits drawn at random."""

import numpy as np

from anydance.people.assets import Assets, Suit, Wearable
from anydance.people.colours import random_colour, random_pattern
from anydance.people.figure import FigureBuilder
from anydance.people.guide_clothes import GuideCloth, cut_leggings, cut_skirt, cut_top
from anydance.people.material import Material, as_painted, dyed
from anydance.people.obj_mesh import Ints
from anydance.people.pictures import WHITE

_WAIST = 1.0
"""Height on the neutral body in decimetres that parts what a top hides from what trousers hide."""
_LIFT_M = {"leggings": 0.0, "top": 0.006, "skirt": 0.012}
"""Which lies over which of what is cut from the guides."""
_OWN_COLOURS = 0.3
_OVERALL = 0.07
_SUIT = 0.62
"""Shares of people; the rest wear what is cut from the guides, at least above or below."""


def add_clothes(builder: FigureBuilder, rng: np.random.Generator, woman: bool) -> Ints:
    """A top and something below it, or an overall. Returns the vertices of the skin that they hide."""
    assets, kind = builder.assets, rng.random()
    suits = [assets.suit(name) for name in assets.names(f"clothes/{'*suit*' if woman else 'male*'}/*.mhclo")]
    alone = [suit for suit in suits if len(suit.whole) and len(suit.top)]
    if kind < _OVERALL and alone:
        return _add_overall(builder, rng, alone[rng.integers(len(alone))])
    sewn_top = kind < _SUIT or rng.random() < 0.5
    sewn_bottom = kind < _SUIT or (sewn_top and rng.random() < 0.2) or (not sewn_top and rng.random() < 0.5)
    bottoms = [suit for suit in suits if len(suit.bottom) and not len(suit.whole)]
    tops = [suit for suit in suits if len(suit.top) and not len(suit.whole)]
    below = _add_bottom(builder, rng, bottoms) if sewn_bottom else _add_guide_bottom(builder, rng, woman)
    above = _add_top(builder, rng, tops) if sewn_top else _add_guide_top(builder, rng)
    return np.concatenate([above, below])


def add_shoes(builder: FigureBuilder, rng: np.random.Generator) -> Ints:
    """Returns the vertices of the skin that they hide."""
    names = builder.assets.names("shoes/*/*.mhclo")
    shoes = builder.assets.wearable(names[rng.integers(len(names))])
    uvs = shoes.garment.mesh.uvs
    matrix = as_painted() if rng.random() < 0.5 else dyed(shoes.picture, uvs, random_colour(rng))
    builder.add_wearable("shoes", shoes, Material(shoes.picture, matrix, shine=0.15))
    return shoes.garment.hides


def _add_overall(builder: FigureBuilder, rng: np.random.Generator, suit: Suit) -> Ints:
    for layer, triangles in (("bottom", suit.whole), ("top", suit.top), ("bottom", suit.bottom)):
        builder.add_wearable(layer, suit.wearable, _cloth(rng, suit.wearable, triangles), triangles)
    return suit.wearable.garment.hides


def _add_top(builder: FigureBuilder, rng: np.random.Generator, suits: list[Suit]) -> Ints:
    suit = suits[rng.integers(len(suits))]
    builder.add_wearable("top", suit.wearable, _cloth(rng, suit.wearable, suit.top), suit.top)
    hides = suit.wearable.garment.hides
    return hides[_heights(builder.assets, hides) > _WAIST]


def _add_bottom(builder: FigureBuilder, rng: np.random.Generator, suits: list[Suit]) -> Ints:
    suit = suits[rng.integers(len(suits))]
    builder.add_wearable("bottom", suit.wearable, _cloth(rng, suit.wearable, suit.bottom), suit.bottom)
    hides = suit.wearable.garment.hides
    return hides[_heights(builder.assets, hides) <= _WAIST]


def _add_guide_top(builder: FigureBuilder, rng: np.random.Generator) -> Ints:
    """Sleeveless, short or long sleeves; long enough to meet what is worn below."""
    sleeve = rng.choice([1.75, rng.uniform(2.2, 3.0), 4.7])
    return _add_guide(builder, cut_top(builder.assets, rng.uniform(0.3, 1.2), sleeve), _plain(rng), "top")


def _add_guide_bottom(builder: FigureBuilder, rng: np.random.Generator, woman: bool) -> Ints:
    """Leggings or shorts; women often a skirt over them, or over their legs."""
    assets, material = builder.assets, _plain(rng)
    if not woman or rng.random() < 0.35:
        end = rng.choice([-7.2, -6.0, rng.uniform(-4.5, -1.0)])
        return _add_guide(builder, cut_leggings(assets, rng.uniform(1.3, 2.0), end), material, "leggings")
    _add_guide(builder, cut_skirt(assets, rng.uniform(-6, -1.5)), material, "skirt")
    return _add_guide(builder, cut_leggings(assets, 1.8, rng.choice([-7.2, -1.0])), _plain(rng), "leggings")


def _add_guide(builder: FigureBuilder, cloth: GuideCloth, material: Material, kind: str) -> Ints:
    builder.add_guides("top" if kind == "top" else "bottom", material, cloth.triangles, _LIFT_M[kind])
    return cloth.hides


def _plain(rng: np.random.Generator) -> Material:
    return Material(WHITE, as_painted() * np.array(random_colour(rng), np.float32)[:, None], random_pattern(rng))


def _cloth(rng: np.random.Generator, wearable: Wearable, triangles: Ints) -> Material:
    if wearable.picture.shape[0] > 1 and rng.random() < _OWN_COLOURS:
        return Material(wearable.picture, as_painted(rng.uniform(0.8, 1.2)))
    matrix = dyed(wearable.picture, wearable.garment.mesh.uvs[triangles], random_colour(rng))
    return Material(wearable.picture, matrix, random_pattern(rng))


def _heights(assets: Assets, vertices: Ints) -> np.ndarray:
    return assets.base.vertices[vertices, 1]
