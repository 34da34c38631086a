"""Renders person.jpg: python person.py ASSETS SHAPES OUT.jpg [SAMPLES]"""

import sys

import people
import pose as p
import rooms
import studio as s


def main(assets, shapes, out, samples="96"):
    scene = s.empty_scene(768, 1152, int(samples))
    human, looks = people.woman(assets, shapes)
    ground = people.ground_of(human)
    rooms.living_room(ground)
    things = people.add_person(human, looks)
    people.set_pose(human, things, standing(), ground)
    s.set_world((1.0, 0.97, 0.93), 0.35)
    rooms.window_light(ground)
    distance = 4.35
    s.add_camera((0, -distance, ground + 1.05), (0, 0, ground + 0.80), 85, distance - 0.08, 1.8)
    s.render(scene, out)


def standing():
    """Arms a little away from the body, weight even, head straight."""
    pose = p.Pose()
    for side in ("L", "R"):
        p.arm(pose, side, (0.40, 0.02, -1), (0.26, -0.16, -1))
        p.leg(pose, side, (0.055, -0.07, -1), (0.04, 0.05, -1), 4)
        p.relax_fingers(pose, side)
    return pose


main(*sys.argv[1:])
