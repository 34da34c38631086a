"""People drawn at random: body, skin, hair and clothes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from anydance.people.assets import Assets, Wearable
from anydance.people.clothes import add_clothes, add_shoes
from anydance.people.colours import random_colour, random_hair
from anydance.people.figure import Figure, FigureBuilder
from anydance.people.material import Colour, Material, as_painted, dyed, mean_colour
from anydance.people.obj_mesh import Floats
from anydance.people.pictures import opaque
from anydance.people.shape_targets import Build, shape_offsets

_METRES = 0.1
_SHINY_SKIN = 0.12


@dataclass(frozen=True)
class Traits:
    """What the choices hang on."""

    woman: bool
    build: Build
    dark: float
    """0 the lightest skin, 1 the darkest."""
    hair: Colour
    head_size: float
    """1 for people; cartoons have greater heads."""


def random_person(rng: np.random.Generator, assets: Assets, targets: Path, drawn: bool = False) -> Figure:
    """Somebody, dressed; or a drawing of somebody."""
    traits = _random_traits(rng, drawn)
    offsets = shape_offsets(traits.build, targets, len(assets.base.vertices))
    base = _with_head(assets, assets.base.vertices + offsets, traits.head_size) * _METRES
    builder = FigureBuilder(assets, base.astype(np.float32), drawn)
    hidden = np.concatenate([add_clothes(builder, rng, traits.woman), add_shoes(builder, rng)])
    builder.add_body(_skin(assets, rng, traits), hidden)
    _add_head(builder, rng, traits)
    return builder.build()


def _random_traits(rng: np.random.Generator, drawn: bool) -> Traits:
    woman, age = bool(rng.random() < 0.5), float(rng.uniform(0.36, 0.9))
    race = rng.dirichlet((0.7, 0.7, 0.7))
    gender = rng.uniform(0, 0.2) if woman else rng.uniform(0.8, 1)
    muscle, weight = rng.uniform(0.2, 0.9), rng.beta(2, 2.5)
    build = Build(gender, age, muscle, weight, rng.uniform(0.35, 0.75), rng.uniform(0.2, 1), tuple(race))
    dark = float(np.clip(race[0] ** 1.5 * rng.uniform(0.6, 1.1) + rng.uniform(0, 0.22), 0, 1))
    head_size = rng.uniform(1.1, 1.9) if rng.random() < (0.7 if drawn else 0.1) else 1.0
    return Traits(woman, build, dark, random_hair(rng, age), head_size)


def _with_head(assets: Assets, base: Floats, size: float) -> Floats:
    """The base mesh with its head scaled about the neck."""
    rig, weights = assets.rig, assets.base_weights
    trunk_end = rig.index("neck03")
    of_head = [i for i in range(len(rig.names)) if _descends(rig.parents, i, trunk_end)]
    share = weights[:, of_head].sum(axis=1, keepdims=True)
    neck = base[list(rig.heads[trunk_end])].mean(axis=0)
    return base + share * (size - 1) * (base - neck)


def _descends(parents: tuple[int, ...], bone: int, ancestor: int) -> bool:
    while bone >= 0 and bone != ancestor:
        bone = parents[bone]
    return bone == ancestor


def _skin(assets: Assets, rng: np.random.Generator, traits: Traits) -> Material:
    """A map of the sex and about the age, tinted to the tone."""
    sex = "_female" if traits.woman else "_male"
    age = "young" if traits.build.age < 0.62 else "middleage"
    dark = not traits.woman and traits.dark > 0.55
    names = [
        name for name in assets.names("skins/*.jpg")
        if sex in name and age in name and ("dark" in name) == dark and "special" not in name
    ]  # fmt: skip
    picture = assets.picture(f"{names[rng.integers(len(names))]}.jpg")
    mean = mean_colour(picture, np.array([[0.3, 0.7], [0.45, 0.75], [0.35, 0.5]], np.float32))
    light, deep = np.array((0.78, 0.52, 0.4)), np.array((0.10, 0.045, 0.026))
    tone = light ** (1 - traits.dark) * deep**traits.dark * rng.uniform(0.85, 1.15) * rng.uniform(0.96, 1.04, 3)
    return Material(picture, np.diag(tone / mean).astype(np.float32), shine=_SHINY_SKIN)


def _add_head(builder: FigureBuilder, rng: np.random.Generator, traits: Traits) -> None:
    """Eyes, brows, lashes, and hair or a hat."""
    assets = builder.assets
    builder.add_wearable("eyes", assets.wearable("eyes/low-poly/low-poly"), _eyes(assets, rng, traits.dark))
    for folder in ("brows", "lashes"):
        names = assets.names(f"{folder}/*/*.mhclo")
        _add_hair(builder, assets.wearable(names[rng.integers(len(names))]), traits.hair)
    if not traits.woman and rng.random() < 0.06:  # hair would come through the hat
        hat = assets.wearable("clothes/fedora01/fedora")
        builder.add_wearable("hat", hat, Material(hat.picture, as_painted() * np.array(random_colour(rng), np.float32)[:, None]))
    elif rng.random() > (0.02 if traits.woman else 0.1):
        _add_hair(builder, assets.wearable(_random_style(rng, traits.woman)), traits.hair)


def _eyes(assets: Assets, rng: np.random.Generator, dark: float) -> Material:
    """Dark skin comes with brown eyes; among the light a third have them."""
    brown = rng.random() < 0.35 + dark * 2
    irises = [name for name in assets.names("eyes/*.png") if ("brown" in name) == brown] or assets.names("eyes/*.png")
    picture = opaque(assets.picture(f"{irises[rng.integers(len(irises))]}.png"))
    return Material(picture, as_painted(rng.uniform(0.55, 0.9)), shine=0.5)


def _add_hair(builder: FigureBuilder, hair: Wearable, colour: Colour) -> None:
    matrix = dyed(hair.picture, hair.garment.mesh.uvs, colour)
    builder.add_wearable("hair", hair, Material(hair.picture, matrix, has_alpha=True, shine=0.1))


def _random_style(rng: np.random.Generator, woman: bool) -> str:
    long = ("bob01", "bob02", "braid01", "long01", "ponytail01", "short03")
    short = ("short01", "short02", "short04")
    styles = long if woman and rng.random() < 0.9 or rng.random() < 0.08 else short
    style = styles[rng.integers(len(styles))]
    return f"hair/{style}/{style}"
