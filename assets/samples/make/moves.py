"""A short dance with known motion: step touches, arm waves, knee lifts, hip sways.

Every call gives the pose at phase t (0..1 over the whole clip). Frame 0 is a plain standing pose.
"""

import math

import numpy as np

import pose as p

STANCE = 0.135  # half the distance between the feet, metres
BEATS = 8


def dance(human, t):
    """Arms by blended key directions, hips by sways, legs by reaching for the floor."""
    beat = t * BEATS
    pose = p.Pose()
    hips(pose, beat)
    for side in ("L", "R"):
        upper, fore = arm_keys(side, beat)
        p.arm(pose, side, upper, fore)
        p.relax_fingers(pose, side)
    plant_feet(human, pose, beat)
    return pose


def ease(x):
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def bump(beat, start, length):
    """0 outside, rising and falling once between start and start + length."""
    x = (beat - start) / length
    return math.sin(math.pi * x) ** 2 if 0 < x < 1 else 0.0


def hips(pose, beat):
    onset = ease(beat / 1.0)
    sway = math.sin(math.pi * beat)
    side = 0.12 * (bump(beat, 0.5, 2) - bump(beat, 2.0, 2))
    bounce = 0.5 - 0.5 * math.cos(2 * math.pi * beat)
    groove = 0.035 * sway * onset * (1 if beat < 7.4 else 0.3)
    pose.shift = np.array([side + groove, 0, -0.012 - 0.03 * bounce * onset])
    pose.turn_chain(p.SPINE, (0, 8 * sway * onset, 5 * math.sin(math.pi * beat / 2) * onset))
    pose.turn_chain(p.NECK, (0, -6 * sway * onset, 0))
    pose.turn("root", (0, -5 * sway * onset, 0))


LOW = ((0.40, 0.02, -1), (0.26, -0.16, -1))
WIDE = ((1, 0.0, -0.30), (0.62, -0.2, 0.78))
HIGH = ((0.55, -0.05, 1), (0.15, -0.05, 1))
BENT = ((0.75, 0.0, -0.65), (0.25, -0.45, 0.9))
SHOW = ((0.85, -0.1, 0.15), (0.15, -0.25, 1))
KEYS = {
    "L": [(0.3, LOW), (1.3, WIDE), (2.2, HIGH), (3.2, WIDE), (4.0, BENT), (4.8, SHOW),
          (5.6, BENT), (6.4, HIGH), (7.2, WIDE), (8.0, LOW)],
    "R": [(0.3, LOW), (1.3, WIDE), (2.2, BENT), (3.0, HIGH), (4.0, SHOW), (4.8, BENT),
          (5.6, HIGH), (6.4, HIGH), (7.2, WIDE), (8.0, LOW)],
}


def arm_keys(side, beat):
    keys = KEYS[side]
    if beat <= keys[0][0]:
        return keys[0][1]
    for (t0, a), (t1, b) in zip(keys, keys[1:]):
        if beat <= t1:
            k = ease((beat - t0) / (t1 - t0))
            return tuple(between(np.array(x), np.array(y), k) for x, y in zip(a, b))
    return keys[-1][1]


def between(a, b, k):
    mixed = (1 - k) * a / np.linalg.norm(a) + k * b / np.linalg.norm(b)
    return mixed / np.linalg.norm(mixed)


def foot_goal(side, beat):
    """Where the ankle goes, relative to its standing place: (x, y, z)."""
    out = 1 if side == "L" else -1
    lead = 0.5 if side == "L" else 2.0
    step = 0.20 * bump(beat, lead, 2.0) * out
    lift = 0.05 * (bump(beat, lead, 0.7) + bump(beat, lead + 1.3, 0.7))
    knee = bump(beat, 4.2, 1.0) + bump(beat, 6.2, 0.9) if side == "R" else bump(beat, 5.2, 1.0)
    return np.array([step - 0.05 * knee * out, 0.03 * knee, lift + 0.34 * knee]), knee


def plant_feet(human, pose, beat):
    """Two-bone reach: aims thigh and shin so that the ankle meets its goal."""
    solved = p.solve(human, pose)
    for side in ("L", "R"):
        out = 1 if side == "L" else -1
        goal, knee = foot_goal(side, beat)
        ankle = human.heads[human.index[f"foot.{side}"]].copy()
        ankle[0] = out * STANCE
        hip = p.joint(human, solved, f"upperleg01.{side}")
        thigh = distance(human, f"upperleg01.{side}", f"lowerleg01.{side}")
        shin = distance(human, f"lowerleg01.{side}", f"foot.{side}")
        middle = bend(hip, ankle + goal, thigh, shin, np.array([0.18 * out, -1, 0]))
        pose.aim(f"upperleg01.{side}", middle - hip)
        pose.aim(f"lowerleg01.{side}", ankle + goal - middle)
        pose.fixed[f"foot.{side}"] = np.array([-28.0 * knee, 0, 6 * out])


def distance(human, a, b):
    return np.linalg.norm(human.heads[human.index[a]] - human.heads[human.index[b]])


def bend(hip, ankle, thigh, shin, forward):
    """Knee position for a leg of two bones, bending towards `forward`."""
    span = ankle - hip
    reach = min(np.linalg.norm(span), 0.999 * (thigh + shin))
    along = span / np.linalg.norm(span)
    near = (thigh**2 - shin**2 + reach**2) / (2 * reach)
    side = forward - (forward @ along) * along
    side /= np.linalg.norm(side)
    return hip + near * along + np.sqrt(max(0, thigh**2 - near**2)) * side
