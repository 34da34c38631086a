"""Renders half-body.jpg: python half_body.py ASSETS SHAPES OUT.jpg [SAMPLES]"""

import sys

import people
import pose as p
import rooms
import studio as s


def main(assets, shapes, out, samples="96"):
    scene = s.empty_scene(768, 960, int(samples))
    human, looks = people.man(assets, shapes)
    ground = people.ground_of(human)
    rooms.park(ground)
    things = people.add_person(human, looks)
    people.set_pose(human, things, relaxed(), ground)
    s.set_world((0.80, 0.90, 1.0), 0.8)
    s.add_sun((-0.5, 0.75, -0.75), 2.2, (1, 0.93, 0.82), 12)
    s.add_area_light((2.2, -2.4, ground + 1.9), (0, 0, ground + 1.3), (1.5, 2.0), 60, (1, 0.95, 0.88))
    distance = 3.35
    s.add_camera((0, -distance, ground + 1.40), (0, 0, ground + 1.31), 100, distance - 0.1, 1.3)
    s.render(scene, out)


def relaxed():
    """Elbows slightly bent, arms a little away from the body."""
    pose = p.Pose()
    for side in ("L", "R"):
        p.arm(pose, side, (0.36, 0.05, -1), (0.24, -0.30, -1))
        p.leg(pose, side, (0.055, -0.07, -1), (0.04, 0.05, -1), 4)
        p.relax_fingers(pose, side)
    pose.turn_chain(p.NECK, (0, 2, 3))
    return pose


main(*sys.argv[1:])
