"""A dressed, shaped human built from the CC0 MakeHuman base mesh, as plain numpy arrays.

Lengths are metres, Z up; the person looks along -Y and their left side lies at +X.
Fitting follows the .mhclo rule: three base vertices, weights, a scaled offset.
"""

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

BONE_FILE = "base/default.mhskel"
WEIGHT_FILE = "base/default_weights.mhw"


@dataclass
class Part:
    """One mesh to draw: rest positions [V,3], polygons, a UV per corner, bone weights [V,B]."""

    name: str
    vertices: np.ndarray
    faces: list[list[int]]
    corner_uvs: np.ndarray
    weights: np.ndarray
    picture: str


@dataclass
class Human:
    parts: dict[str, Part]
    bones: list[dict]
    heads: np.ndarray
    tails: np.ndarray
    index: dict[str, int] = field(default_factory=dict)


def build_human(assets, shapes, targets, pieces, skin):
    """Shapes the base mesh and dresses it.

    assets: the MakeHuman asset folder; shapes: the folder with the shape targets;
    targets: {target path below shapes: amount}; pieces: [(name, .mhclo path)].
    """
    assets, shapes = Path(assets), Path(shapes)
    base = read_obj(assets / "base/base.obj")
    points = base["v"].copy()
    for path, amount in targets.items():
        add_target(points, shapes / path, amount)
    bones, heads, tails, bone_index = read_bones(assets / BONE_FILE, points)
    weights = read_weights(assets / WEIGHT_FILE, bone_index, len(points))

    parts, hidden = {}, np.zeros(len(points), bool)
    for name, clo in pieces:
        part, covers = fit_piece(assets / clo, name, points, weights, bone_index)
        parts[name] = part
        hidden[covers] = True
    parts["body"] = visible_body(base, points, weights, hidden, str(assets / skin))
    for part in parts.values():
        part.vertices = to_blender(part.vertices)
    return Human(parts, bones, to_blender(heads), to_blender(tails), bone_index)


def to_blender(points):
    """Decimetres with Y up and +Z ahead -> metres with Z up and -Y ahead."""
    return np.stack([points[:, 0], -points[:, 2], points[:, 1]], 1) * 0.1


def read_obj(path):
    vertices, uvs, faces, face_uvs, groups = [], [], [], [], []
    group = ""
    for line in Path(path).read_text().splitlines():
        word, _, rest = line.partition(" ")
        if word == "v":
            vertices.append([float(x) for x in rest.split()[:3]])
        elif word == "vt":
            uvs.append([float(x) for x in rest.split()[:2]])
        elif word in ("g", "o"):
            group = rest.strip()
        elif word == "f":
            corners = [c.split("/") for c in rest.split()]
            faces.append([int(c[0]) - 1 for c in corners])
            face_uvs.append([int(c[1]) - 1 for c in corners])
            groups.append(group)
    return {"v": np.array(vertices), "vt": np.array(uvs), "f": faces, "fvt": face_uvs, "g": groups}


def add_target(points, path, amount):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt") as file:
        rows = [line.split() for line in file if line.strip() and line[0] != "#"]
    if not rows:
        return
    table = np.array(rows, float)
    np.add.at(points, table[:, 0].astype(int), amount * table[:, 1:4])


def read_bones(path, points):
    data = json.loads(Path(path).read_text())
    joint = {k: points[v].mean(0) for k, v in data["joints"].items()}
    order, left = [], dict(data["bones"])
    while left:  # parents first
        done = {b["name"] for b in order}
        for name in [n for n, b in left.items() if b["parent"] is None or b["parent"] in done]:
            order.append({"name": name, **left.pop(name)})
    index = {b["name"]: i for i, b in enumerate(order)}
    heads = np.array([joint[b["head"]] for b in order])
    tails = np.array([joint[b["tail"]] for b in order])
    return order, heads, tails, index


def read_weights(path, bone_index, count):
    weights = np.zeros((count, len(bone_index)))
    for bone, rows in json.loads(Path(path).read_text())["weights"].items():
        for vertex, weight in rows:
            weights[int(vertex), bone_index[bone]] += weight
    return weights / np.maximum(weights.sum(1, keepdims=True), 1e-9)


def fit_piece(clo, name, points, base_weights, bone_index):
    """Fits one .mhclo on the shaped base; returns the part and the base vertices it covers."""
    rows, covers, scale, words = parse_clo(clo, points)
    corner, mix, offset = rows
    vertices = (mix[..., None] * points[corner]).sum(1) + offset * scale
    mesh = read_obj(clo.parent / words["obj_file"])
    if "vertexboneweights_file" in words:
        file = clo.parent / words["vertexboneweights_file"]
        weights = read_weights(file, bone_index, len(vertices))
    else:
        share = np.clip(mix, 0, None)
        share = share / np.maximum(share.sum(1, keepdims=True), 1e-9)
        weights = (share[..., None] * base_weights[corner]).sum(1)
    pictures = sorted(clo.parent.glob("*.png")) + sorted(clo.parent.glob("*.jpg"))
    picture = str(pictures[0]) if pictures else ""
    return make_part(name, mesh, vertices, weights, picture), covers


def parse_clo(clo, points):
    corner, mix, offset, covers = [], [], [], []
    scale, words, section = np.ones(3), {}, ""
    for line in clo.read_text().splitlines():
        cells = line.split()
        if not cells or cells[0].startswith("#"):
            continue
        if cells[0] in ("verts", "delete_verts"):
            section = cells[0]
        elif cells[0] in ("x_scale", "y_scale", "z_scale"):
            axis = "xyz".index(cells[0][0])
            a, b, length = int(cells[1]), int(cells[2]), float(cells[3])
            scale[axis] = abs(points[a, axis] - points[b, axis]) / length
        elif not is_number(cells[0]):
            words[cells[0]] = " ".join(cells[1:])
        elif section == "verts" and len(cells) == 1:
            corner.append([int(cells[0])] * 3)
            mix.append([1, 0, 0])
            offset.append([0, 0, 0])
        elif section == "verts":
            corner.append([int(c) for c in cells[:3]])
            mix.append([float(c) for c in cells[3:6]])
            offset.append([float(c) for c in cells[6:9]])
        else:
            covers += expand_ranges(cells)
    return (np.array(corner), np.array(mix), np.array(offset)), covers, scale, words


def is_number(cell):
    return cell.lstrip("-").replace(".", "", 1).isdigit()


def expand_ranges(cells):
    numbers, i = [], 0
    while i < len(cells):
        if i + 2 < len(cells) and cells[i + 1] == "-":
            numbers += range(int(cells[i]), int(cells[i + 2]) + 1)
            i += 3
        else:
            numbers.append(int(cells[i]))
            i += 1
    return numbers


def visible_body(base, points, weights, hidden, picture):
    keep = [g == "body" and not hidden[f].all() for g, f in zip(base["g"], base["f"])]
    mesh = {
        "f": [f for f, k in zip(base["f"], keep) if k],
        "fvt": [f for f, k in zip(base["fvt"], keep) if k],
        "vt": base["vt"],
    }
    return make_part("body", mesh, points, weights, picture)


def make_part(name, mesh, vertices, weights, picture):
    used = np.unique(np.concatenate([np.array(f) for f in mesh["f"]]))
    renumber = np.full(len(vertices), -1)
    renumber[used] = np.arange(len(used))
    faces = [[int(renumber[v]) for v in f] for f in mesh["f"]]
    uvs = mesh["vt"][np.concatenate([np.array(f) for f in mesh["fvt"]])]
    return Part(name, vertices[used], faces, uvs, weights[used], picture)
