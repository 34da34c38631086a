"""Poses a human: bones are aimed or turned in world axes, then linear blend skinning."""

import numpy as np

SPINE = ["spine05", "spine04", "spine03", "spine02", "spine01"]
NECK = ["neck01", "neck02", "neck03", "head"]


class Pose:
    """Aims {bone: direction}, turns {bone: rotation vector in degrees, rest axes} and
    fixed world rotations {bone: degrees}, which win over the other two."""

    def __init__(self):
        self.aims = {}
        self.turns = {}
        self.fixed = {}
        self.shift = np.zeros(3)

    def aim(self, bone, direction):
        self.aims[bone] = np.array(direction, float) / np.linalg.norm(direction)

    def turn(self, bone, degrees):
        self.turns[bone] = self.turns.get(bone, np.zeros(3)) + np.array(degrees, float)

    def turn_chain(self, chain, degrees):
        for bone in chain:
            self.turn(bone, np.array(degrees, float) / len(chain))


def solve(human, pose):
    """World rotation [B,3,3] and translation [B,3] of every bone."""
    count = len(human.bones)
    rotation = np.zeros((count, 3, 3))
    place = np.zeros((count, 3))
    for i, bone in enumerate(human.bones):
        parent = human.index.get(bone["parent"], None)
        up = np.eye(3) if parent is None else rotation[parent]
        head = human.heads[i]
        at = head + pose.shift if parent is None else up @ head + place[parent]
        turn = rotation_matrix(np.radians(pose.turns.get(bone["name"], np.zeros(3))))
        turned = up @ turn
        if bone["name"] in pose.aims:
            along = up @ (human.tails[aim_tail(human, bone["name"])] - head)
            turned = align(along, pose.aims[bone["name"]]) @ turned
        if bone["name"] in pose.fixed:
            turned = rotation_matrix(np.radians(pose.fixed[bone["name"]]))
        rotation[i] = turned
        place[i] = at - turned @ head
    return rotation, place


def skin(part, rotation, place):
    blend = np.einsum("vb,bij->vij", part.weights, rotation)
    return np.einsum("vij,vj->vi", blend, part.vertices) + part.weights @ place


def joint(human, solved, bone):
    """Where a bone's head stands after solving."""
    rotation, place = solved
    i = human.index[bone]
    return rotation[i] @ human.heads[i] + place[i]


def aim_tail(human, name):
    """Limbs are split in two bones (…01, …02): aim by the end of the second."""
    twin = name.replace("01.", "02.")
    return human.index.get(twin, human.index[name])


def rotation_matrix(vector):
    angle = np.linalg.norm(vector)
    if angle < 1e-9:
        return np.eye(3)
    x, y, z = vector / angle
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def align(a, b):
    """The smallest rotation that takes direction a to direction b."""
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    axis = np.cross(a, b)
    sine, cosine = np.linalg.norm(axis), a @ b
    if sine < 1e-9:
        return np.eye(3)
    return rotation_matrix(axis / sine * np.arctan2(sine, cosine))


def arm(pose, side, upper, fore):
    """Aims an arm. upper, fore: directions with x counted outwards from the body."""
    out = 1 if side == "L" else -1
    pose.aim(f"upperarm01.{side}", [out * upper[0], upper[1], upper[2]])
    pose.aim(f"lowerarm01.{side}", [out * fore[0], fore[1], fore[2]])
    lift = np.degrees(np.arctan2(upper[2], abs(upper[0]) + abs(upper[1]) + 1e-6))
    pose.turn(f"clavicle.{side}", [0, -out * max(0, (lift + 60) * 0.16), 0])


def leg(pose, side, thigh, shin, toe_out=0):
    """Aims a leg and keeps its sole level. Directions as for arm()."""
    out = 1 if side == "L" else -1
    pose.aim(f"upperleg01.{side}", [out * thigh[0], thigh[1], thigh[2]])
    pose.aim(f"lowerleg01.{side}", [out * shin[0], shin[1], shin[2]])
    pose.fixed[f"foot.{side}"] = np.array([0, 0, out * toe_out], float)


def relax_fingers(pose, side, curl=18):
    """Curls the fingers a little towards the palm."""
    out = 1 if side == "L" else -1
    for finger in range(2, 6):
        for knuckle in range(1, 4):
            pose.turn(f"finger{finger}-{knuckle}.{side}", [0, out * curl * (0.6 + 0.1 * finger), 0])
