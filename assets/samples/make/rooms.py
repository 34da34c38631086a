"""Simple believable places: a bright living room seen softly out of focus."""

import math
import random

import materials as m
import studio as s


def living_room(ground):
    """Floor at height `ground`, wall 2.9 m behind, a sideboard, a picture, a plant."""
    floor = m.wood_floor("floor", (0.40, 0.25, 0.14), (0.30, 0.18, 0.095))
    s.add_mesh("floor", square(12, ground), [[0, 1, 2, 3]], floor)
    wall = m.plain("wall", (0.74, 0.70, 0.63), 0.9)
    white = m.plain("white", (0.85, 0.84, 0.81), 0.5)
    s.add_box("wall", (0, 2.95, ground + 1.5), (12, 0.1, 3), wall)
    s.add_box("skirting", (0, 2.89, ground + 0.06), (12, 0.03, 0.12), white, 0.008)
    sideboard(ground)
    frame(ground)
    plant(ground)


def window_light(ground):
    """Soft day from a window on the left, a weaker fill from the right."""
    s.add_area_light((-2.6, -2.2, ground + 2.3), (0, 0, ground + 1.0), (1.6, 2.0), 150, (1, 0.96, 0.9))
    s.add_area_light((2.8, -2.4, ground + 1.8), (0, 0, ground + 1.1), (1.5, 2.0), 45, (0.9, 0.95, 1))
    s.add_area_light((0, 1.6, ground + 2.9), (0, 0.9, ground), (3, 1.0), 35)


def park(ground):
    """A lawn, a path and round trees far behind, meant to be out of focus."""
    dice = random.Random(9)
    s.add_mesh("lawn", square(60, ground), [[0, 1, 2, 3]], m.plain("lawn", (0.16, 0.30, 0.07), 1.0))
    path = [(-3, 3, ground + 0.01), (-1.2, 3, ground + 0.01), (4, 30, ground + 0.01), (2.5, 30, ground + 0.01)]
    s.add_mesh("path", path, [[0, 1, 2, 3]], m.plain("path", (0.55, 0.48, 0.38), 1.0))
    greens = [m.plain(f"tree{i}", c, 1.0) for i, c in enumerate(
        [(0.10, 0.24, 0.05), (0.18, 0.34, 0.07), (0.28, 0.38, 0.08), (0.07, 0.18, 0.06)])]
    bark = m.plain("bark", (0.16, 0.11, 0.07), 1.0)
    crowns = [[] for _ in greens]
    for i in range(19):
        x, y = -13.5 + 1.5 * i + dice.uniform(-0.6, 0.6), dice.uniform(13, 24)
        s.add_box("trunk", (x, y, ground + 1), (0.28, 0.28, 2), bark)
        for _ in range(170):
            at = (x + dice.gauss(0, 1.0), y + dice.gauss(0, 0.7), ground + 3.0 + dice.gauss(0, 0.95))
            dice.choice(crowns).append((at, dice.uniform(0.10, 0.30)))
    for leaves, green in zip(crowns, greens):
        clumps(leaves, green)


def clumps(balls, material):
    """Many small octahedra in one mesh: read as leaves once out of focus."""
    vertices, faces = [], []
    for (x, y, z), r in balls:
        n = len(vertices)
        vertices += [(x + r, y, z), (x, y + r, z), (x - r, y, z), (x, y - r, z), (x, y, z + r), (x, y, z - r)]
        for k in range(4):
            faces += [[n + k, n + (k + 1) % 4, n + 4], [n + (k + 1) % 4, n + k, n + 5]]
    s.add_mesh("leaves", vertices, faces, material)


def square(half, z):
    return [(-half, -half, z), (half, -half, z), (half, half, z), (-half, half, z)]


def sideboard(ground):
    oak = m.plain("oak", (0.42, 0.27, 0.15), 0.5)
    pale = m.plain("pale", (0.80, 0.78, 0.73), 0.5)
    s.add_box("case", (1.15, 2.55, ground + 0.45), (1.5, 0.45, 0.55), oak, 0.01)
    for x in (0.79, 1.51):
        s.add_box("door", (x, 2.315, ground + 0.45), (0.69, 0.02, 0.49), pale, 0.006)
    for x in (0.5, 1.8):
        s.add_box("leg", (x, 2.5, ground + 0.09), (0.05, 0.05, 0.18), oak)
    blue = m.plain("vase", (0.16, 0.30, 0.36), 0.25)
    lathe("vase", (1.62, 2.5, ground + 0.725), [0.05, 0.09, 0.10, 0.07, 0.035, 0.045], 0.30, blue)
    books = [(0.55, 0.20, 0.14), (0.75, 0.62, 0.38), (0.22, 0.33, 0.30)]
    for i, color in enumerate(books):
        at = (0.78, 2.5, ground + 0.745 + i * 0.04)
        s.add_box("book", at, (0.30 - 0.03 * i, 0.22, 0.036), m.plain(f"book{i}", color, 0.7), 0.003)


def frame(ground):
    wood = m.plain("frame", (0.30, 0.19, 0.11), 0.5)
    paper = m.plain("paper", (0.86, 0.85, 0.82), 0.8)
    s.add_box("frame", (1.15, 2.885, ground + 1.62), (0.84, 0.03, 0.62), wood, 0.004)
    s.add_box("paper", (1.15, 2.868, ground + 1.62), (0.78, 0.01, 0.56), paper)
    hills = [((0.45, 0.58, 0.56), 0.0, 0.26), ((0.28, 0.44, 0.42), -0.07, 0.18)]
    for i, (color, dz, tall) in enumerate(hills):
        at = (1.15 + 0.06 * i, 2.861 - 0.002 * i, ground + 1.55 + dz)
        s.add_box("hill", at, (0.56, 0.004, tall), m.plain(f"hill{i}", color, 0.8))


def plant(ground, at=(-0.98, 2.2)):
    pot = m.plain("pot", (0.78, 0.74, 0.68), 0.6)
    lathe("pot", (*at, ground), [0.15, 0.18, 0.20, 0.205], 0.36, pot)
    green = [m.plain(f"leaf{i}", c, 0.45) for i, c in enumerate(
        [(0.07, 0.20, 0.06), (0.10, 0.27, 0.08), (0.05, 0.15, 0.06)])]
    dice = random.Random(4)
    for i in range(34):
        turn = i * 2.4 + dice.uniform(-0.2, 0.2)
        leaf((*at, ground + 0.34), turn, dice.uniform(0.55, 1.15), dice.uniform(0.2, 1.0), green[i % 3])


def leaf(root, turn, length, lean, material):
    """An arching blade of eight segments."""
    vertices, faces, steps = [], [], 8
    for k in range(steps + 1):
        t = k / steps
        out = length * lean * (0.35 * t + 0.5 * t * t)
        up = length * (t - 0.45 * lean * t * t)
        wide = 0.055 * math.sin(math.pi * min(1, 0.12 + 0.88 * t)) + 0.004
        for sign in (-1, 1):
            x = math.cos(turn) * out - math.sin(turn) * wide * sign
            y = math.sin(turn) * out + math.cos(turn) * wide * sign
            vertices.append((root[0] + x, root[1] + y, root[2] + up))
    for k in range(steps):
        faces.append([2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2])
    s.add_mesh("leaf", vertices, faces, material)


def lathe(name, at, radii, height, material, sides=40):
    vertices, faces, rows = [], [], len(radii)
    for k, radius in enumerate(radii):
        for j in range(sides):
            a = 2 * math.pi * j / sides
            z = at[2] + height * k / (rows - 1)
            vertices.append((at[0] + radius * math.cos(a), at[1] + radius * math.sin(a), z))
    for k in range(rows - 1):
        for j in range(sides):
            n = (j + 1) % sides
            a, b = k * sides, (k + 1) * sides
            faces.append([a + j, a + n, b + n, b + j])
    return s.add_mesh(name, vertices, faces, material, subdivide=1)
