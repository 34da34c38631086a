"""A doll of prisms in the form of a MakeHuman asset folder: small, and made anew for each run."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

_SIDES = 8
_STYLES = ("bob01", "bob02", "braid01", "long01", "ponytail01", "short01", "short02", "short03", "short04")

_CENTRE = {
    "root": (None, (0, 0.6, 0), (0, 1.2, 0), 1.4),
    "spine04": ("root", (0, 1.2, 0), (0, 3, 0), 1.3),
    "spine02": ("spine04", (0, 3, 0), (0, 5.4, 0), 1.5),
    "neck02": ("spine02", (0, 5.4, 0), (0, 6, 0), 0.5),
    "neck03": ("neck02", (0, 6, 0), (0, 6.4, 0), 0.5),
    "head": ("neck03", (0, 6.4, 0), (0, 8.6, 0), None),
}
_LEFT = {
    "shoulder01": ("spine02", (0.4, 5.2, 0), (1.5, 5.2, 0), 0.5),
    "upperarm01": ("shoulder01", (1.6, 5.1, 0), (3.2, 3.5, 0), 0.45),
    "lowerarm01": ("upperarm01", (3.2, 3.5, 0), (4.8, 1.9, 0.2), 0.4),
    "wrist": ("lowerarm01", (4.8, 1.9, 0.2), (5.4, 1.3, 0.3), 0.35),
    "upperleg01": ("root", (0.8, 0.4, 0), (1.1, -3.6, 0), 0.8),
    "lowerleg01": ("upperleg01", (1.1, -3.6, 0), (1.4, -7.4, 0), 0.5),
    "foot": ("lowerleg01", (1.4, -7.4, 0), (1.5, -7.7, 1.2), 0.4),
    "toe1-1": ("foot", (1.5, -7.7, 1.2), (1.5, -7.8, 1.7), 0.3),
    "eye": ("head", (0.33, 7.6, 0.85), (0.33, 7.6, 1.0), 0.1),
    "oris03": ("head", (0.25, 6.9, 0.85), (0.25, 6.9, 0.95), 0.05),
    **{
        f"finger{finger}-{joint}": (
            "wrist" if joint == 1 else f"finger{finger}-{joint - 1}",
            (5.3 + 0.2 * joint, 1.4 - 0.2 * joint, 0.6 - 0.15 * finger),
            (5.5 + 0.2 * joint, 1.2 - 0.2 * joint, 0.6 - 0.15 * finger),
            0.09,
        )
        for finger in range(1, 6)
        for joint in (1, 2, 3)
    },
}
_ON_LEGS, _ON_FEET = ("upperleg01", "lowerleg01", "root"), ("foot", "toe1-1")
_ON_TRUNK = ("spine04", "spine02", "shoulder01", "upperarm01")


def write_doll_assets(folder: Path) -> Path:
    """Everything that a random person may ask for."""
    bones = _bones()
    mesh = {name: _shape(bone) for name, bone in bones.items()}
    starts = dict(zip(mesh, np.cumsum([0, *(len(vertices) for vertices, _ in mesh.values())]), strict=False))
    _write_base(folder / "base", bones, mesh, starts)
    _write_clothes(folder, mesh, starts)
    for skin in ("light", "dark"):
        for age in ("young", "middleage"):
            for sex in ("female", "male"):
                _write_picture(folder / f"skins/{age}_{skin}skinned_{sex}_diffuse.jpg", (220, 180, 160))
    _write_picture(folder / "eyes/blue_eye.png", (40, 60, 160))
    (folder / "poses").mkdir(parents=True)
    for pose in ("standing01", "tpose"):
        (folder / f"poses/{pose}.bvh").write_text(_POSE)
    return folder


def _bones():
    bones = dict(_CENTRE)
    for name, (parent, head, tail, radius) in _LEFT.items():
        for letter, sign in (("L", 1), ("R", -1)):
            owner = parent if parent in _CENTRE else f"{parent}.{letter}"
            places = [(sign * x, y, z) for x, y, z in (head, tail)]
            bones[f"{name}.{letter}"] = (owner, *places, radius)
    return bones


def _shape(bone):
    """Vertices and quads: a prism of three rings round the bone; the head is a ball."""
    _, head, tail, radius = bone
    head, tail = np.array(head, float), np.array(tail, float)
    if radius is None:
        heights = np.cos(np.linspace(np.pi, 0, 12))
        rings = [((head + tail) / 2 + (0, 1.1 * h, 0), 1.1 * np.sqrt(1 - h * h) + 1e-3) for h in heights]
        along = np.array([0.0, 1.0, 0.0])
    else:
        rings = [(head, 0.01 * radius), *((head + s * (tail - head), radius) for s in (0, 0.5, 1)), (tail, 0.01 * radius)]
        along = (tail - head) / np.linalg.norm(tail - head)
    across = np.cross(along, (0.0, 0.0, 1.0))
    across = across / np.linalg.norm(across) if np.linalg.norm(across) > 0.1 else np.array([1.0, 0.0, 0.0])
    angles = np.linspace(0, 2 * np.pi, _SIDES, endpoint=False)
    circle = np.cos(angles)[:, None] * across + np.sin(angles)[:, None] * np.cross(across, along)
    vertices = np.concatenate([middle + width * circle for middle, width in rings])
    quads = [
        (r * _SIDES + k, r * _SIDES + (k + 1) % _SIDES, (r + 1) * _SIDES + (k + 1) % _SIDES, (r + 1) * _SIDES + k)
        for r in range(len(rings) - 1)
        for k in range(_SIDES)
    ]
    return vertices, np.array(quads)


def _write_base(folder, bones, mesh, starts):
    folder.mkdir(parents=True)
    shape = np.concatenate([vertices for vertices, _ in mesh.values()])
    quads = np.concatenate([quads + starts[name] for name, (_, quads) in mesh.items()])
    # The guides are the doll once more, a little bigger.
    vertices = np.concatenate([shape, shape + 0.03 * np.sign(shape)])
    groups = {"body": quads, "helper-tights": quads + len(shape), "helper-skirt": quads + len(shape)}
    (folder / "base.obj").write_text(_obj(vertices, groups))
    joints, table = {}, {}
    for name, (parent, *_) in bones.items():
        joints[f"{name}-head"] = list(range(int(starts[name]), int(starts[name]) + _SIDES))
        table[name] = {"head": f"{name}-head", "parent": parent}
    (folder / "default.mhskel").write_text(json.dumps({"bones": table, "joints": joints}))
    weights = {
        name: [[int(starts[name]) + i + copy, 1.0] for copy in (0, len(shape)) for i in range(len(mesh[name][0]))]
        for name in bones
    }
    (folder / "default_weights.mhw").write_text(json.dumps({"weights": weights}))


def _write_clothes(folder, mesh, starts):
    both = lambda bones: [name for name in mesh if name.split(".")[0] in bones]  # noqa: E731
    suit = [both(_ON_TRUNK), both(_ON_LEGS)]
    for name in ("female_suit01", "male_suit01"):
        _write_garment(folder / f"clothes/{name}", (mesh, starts), suit, (200, 60, 40))
    _write_garment(folder / "clothes/fedora01", (mesh, starts), [["head"]], (90, 90, 90), "fedora")
    _write_garment(folder / "shoes/shoes01", (mesh, starts), [both(_ON_FEET)], (40, 40, 40))
    _write_garment(folder / "eyes/low-poly", (mesh, starts), [["eye.L"], ["eye.R"]], (40, 60, 160))
    for kind, styles in (("hair", _STYLES), ("brows", ("brow",)), ("lashes", ("lash",))):
        for style in styles:
            _write_garment(folder / kind / style, (mesh, starts), [["neck03"]], (60, 40, 30))


def _write_garment(folder, doll, pieces, colour, name=None):
    """A copy of the doll's bones in `pieces`, a little bigger; bones of one piece are sewn together."""
    mesh, starts = doll
    name = name or folder.name
    lines, vertices, quads, hidden = [], [], [], []
    for piece in pieces:
        seam = len(vertices)
        for bone in piece:
            shape, faces = mesh[bone]
            middle, first = shape.mean(axis=0), len(vertices)
            for i, place in enumerate(shape):
                base = int(starts[bone]) + i
                lines.append(f"{base} {base} {base} 1 0 0 " + " ".join(map(str, 0.05 * np.sign(place - middle))))
                vertices.append(place)
                hidden.append(base)
            quads.extend((faces + first).tolist())
            quads.append([seam, seam, first, first])
    folder.mkdir(parents=True)
    (folder / f"{name}.obj").write_text(_obj(np.array(vertices), {"cloth": np.array(quads)}))
    scales = "".join(f"{axis}_scale 0 {len(mesh['root'][0]) - 1} {_span(mesh, axis)}\n" for axis in "xyz")
    covered = f"delete_verts\n{' '.join(map(str, hidden))}\n" if folder.parent.name in ("clothes", "shoes") else ""
    text = f"# a doll's\nname {name}\nobj_file {name}.obj\n{scales}verts 0\n" + "\n".join(lines) + "\n" + covered
    (folder / f"{name}.mhclo").write_text(text)
    _write_picture(folder / f"{name}.png", colour)


def _span(mesh, axis):
    root = mesh["root"][0]
    return max(abs(float(root[0]["xyz".index(axis)] - root[-1]["xyz".index(axis)])), 1e-3)


def _obj(vertices, groups):
    lines = [f"v {x:.5f} {y:.5f} {z:.5f}" for x, y, z in vertices]
    lines += ["vt 0.2 0.2", "vt 0.8 0.2", "vt 0.8 0.8", "vt 0.2 0.8"]
    for group, quads in groups.items():
        lines.append(f"g {group}")
        lines += ["f " + " ".join(f"{corner + 1}/{i + 1}" for i, corner in enumerate(quad)) for quad in quads]
    return "\n".join(lines) + "\n"


def _write_picture(path, colour):
    path.parent.mkdir(parents=True, exist_ok=True)
    across = np.linspace(0.6, 1, 32)[None, :, None] * np.linspace(0.7, 1, 32)[:, None, None]
    Image.fromarray((across * np.array(colour)).astype(np.uint8)).save(path)


_POSE = """HIERARCHY
ROOT root
{
	OFFSET 0 0 0
	CHANNELS 6 Xposition Yposition Zposition Xrotation Yrotation Zrotation
	JOINT head
	{
		OFFSET 0 0 1
		CHANNELS 3 Xrotation Yrotation Zrotation
		End Site
		{
			OFFSET 0 0 1
		}
	}
}
MOTION
Frames: 1
Frame Time: 0.04
1 2 3 0 0 0 0 0 30
"""
