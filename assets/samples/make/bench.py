"""Renders the frames of the bench clip: python bench.py ASSETS SHAPES FOLDER [SAMPLES [FIRST LAST]]

48 frames, 384 x 576, fixed camera. README.md says how the frames become the clip.
"""

import sys
from pathlib import Path

import moves
import people
import rooms
import studio as s

FRAMES = 48


def main(assets, shapes, folder, samples="12", first="0", last=str(FRAMES - 1)):
    scene = s.empty_scene(384, 576, int(samples))
    human, looks = people.man(assets, shapes)
    ground = people.ground_of(human)
    rooms.living_room(ground)
    things = people.add_person(human, looks)
    s.set_world((1.0, 0.97, 0.93), 0.5)
    rooms.window_light(ground)
    s.add_camera((0, -5.4, ground + 1.15), (0, 0, ground + 1.03), 80, 5.3, 2.8)
    for frame in range(int(first), int(last) + 1):
        people.set_pose(human, things, moves.dance(human, frame / (FRAMES - 1)))
        s.render(scene, Path(folder) / f"{frame:03d}.png")


main(*sys.argv[1:])
