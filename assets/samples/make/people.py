"""The people of the samples: which shape, clothes, hair and colours each one has."""

import numpy as np

import materials as m
import pose as p
import studio as s
from human import build_human
from repaint import repaint_shirt

MACRO = "mpfb2/targets/macrodetails"
FACE = "faceunits01/targets/faceunits"


def smile(amount):
    return {
        f"{FACE}/mouthSmileLeft.target": amount,
        f"{FACE}/mouthSmileRight.target": amount,
        f"{FACE}/cheekSquintLeft.target": 0.5 * amount,
        f"{FACE}/cheekSquintRight.target": 0.5 * amount,
        f"{FACE}/mouthDimpleLeft.target": 0.3 * amount,
        f"{FACE}/mouthDimpleRight.target": 0.3 * amount,
    }


def woman(assets, shapes):
    targets = {
        f"{MACRO}/caucasian-female-young.target.gz": 0.55,
        f"{MACRO}/asian-female-young.target.gz": 0.25,
        f"{MACRO}/african-female-young.target.gz": 0.2,
        f"{MACRO}/universal-female-young-averagemuscle-averageweight.target.gz": 1,
        f"{MACRO}/proportions/female-young-averagemuscle-averageweight-idealproportions.target.gz": 0.6,
        **smile(0.8),
    }
    pieces = [
        ("suit", "clothes/female_casualsuit01/female_casualsuit01.mhclo"),
        ("shoes", "shoes/shoes01/shoes01.mhclo"),
        ("hair", "hair/long01/long01.mhclo"),
        ("eyes", "eyes/high-poly/high-poly.mhclo"),
        ("brows", "brows/eyebrow001/eyebrow001.mhclo"),
        ("lashes", "lashes/eyelashes02/eyelashes02.mhclo"),
    ]
    human = build_human(assets, shapes, targets, pieces, "skins/young_lightskinned_female_diffuse2.jpg")
    parts = human.parts
    hide_socks(parts["shoes"])
    parts["eyes"].picture = f"{assets}/eyes/brownlight_eye.png"
    shirt = repaint_shirt(parts["suit"].picture, (0, 0.44, 0.74, 1), (0.80, 0.235, 0.10),
                          (-0.5, 0.0), (0.20, 0.47, 0.46), (0.93, 0.90, 0.84))
    looks = {
        "suit": m.cloth("suit", shirt),
    }
    return human, looks


def man(assets, shapes):
    targets = {
        f"{MACRO}/african-male-young.target.gz": 0.8,
        f"{MACRO}/caucasian-male-young.target.gz": 0.2,
        f"{MACRO}/universal-male-young-averagemuscle-averageweight.target.gz": 1,
        **{f"mpfb2/targets/head/head-scale-{axis}-incr.target.gz": 0.35 for axis in ("vert", "horiz", "depth")},
        **smile(0.8),
    }
    pieces = [
        ("suit", "clothes/male_casualsuit04/male_casualsuit04.mhclo"),
        ("shoes", "shoes/shoes02/shoes02.mhclo"),
        ("hair", "hair/short01/short01.mhclo"),
        ("eyes", "eyes/high-poly/high-poly.mhclo"),
        ("brows", "brows/eyebrow008/eyebrow008.mhclo"),
        ("lashes", "lashes/eyelashes01/eyelashes01.mhclo"),
    ]
    human = build_human(assets, shapes, targets, pieces, "skins/young_darkskinned_male_diffuse.jpg")
    parts = human.parts
    hide_socks(parts["shoes"])
    parts["eyes"].picture = f"{assets}/eyes/brownlight_eye.png"
    shirt = repaint_shirt(parts["suit"].picture, (0, 0.40, 0.78, 1), (0.56, 0.165, 0.085),
                          (-0.40, 0.0), (0.90, 0.66, 0.27), (0.97, 0.94, 0.88))
    looks = {
        "body": m.skin("skin", parts["body"].picture, gain=1.7),
        "suit": m.cloth("suit", shirt),
        "eyes": m.eye("eyes", parts["eyes"].picture, 0.6),
    }
    return human, looks


def default_looks(human, looks):
    """Fills in the materials that a person does not choose."""
    parts = human.parts
    full = {
        "body": lambda: m.skin("skin", parts["body"].picture),
        "shoes": lambda: m.cloth("shoes", parts["shoes"].picture, 0.6),
        "eyes": lambda: m.eye("eyes", parts["eyes"].picture),
        "hair": lambda: m.hair("hair", parts["hair"].picture),
        "brows": lambda: m.hair("brows", parts["brows"].picture),
        "lashes": lambda: m.hair("lashes", parts["lashes"].picture),
    }
    return {**{k: make() for k, make in full.items() if k in parts and k not in looks}, **looks}


def add_person(human, looks):
    """Puts the person's meshes in the scene, in rest pose; returns {part: object}."""
    looks = default_looks(human, looks)
    things = {}
    for name, part in human.parts.items():
        smooth = 2 if name == "body" else 1
        things[name] = s.add_mesh(name, part.vertices, part.faces, looks[name], part.corner_uvs, smooth)
    return things


def set_pose(human, things, pose, ground=None):
    """Poses the meshes; with `ground`, lifts or drops the body so that the soles touch it."""
    solved = p.solve(human, pose)
    if ground is not None:
        soles = p.skin(human.parts["shoes"], *solved)[:, 2].min()
        pose.shift[2] += ground - soles
        solved = p.solve(human, pose)
    for name, part in human.parts.items():
        s.move_vertices(things[name], p.skin(part, *solved))
    return solved


def hide_socks(shoes, top=0.105):
    """Socks belong to the shoes' mesh and would show through narrow trousers."""
    floor = shoes.vertices[:, 2].min()
    keep = [max(shoes.vertices[v][2] for v in f) < floor + top for f in shoes.faces]
    corners = np.repeat(keep, [len(f) for f in shoes.faces])
    shoes.corner_uvs = shoes.corner_uvs[corners]
    shoes.faces = [f for f, k in zip(shoes.faces, keep) if k]


def ground_of(human):
    return float(human.parts["shoes"].vertices[:, 2].min())
