"""Makes a folder of videos ready to train the full-size networks on: python3 prepare_videos.py --videos DIR --out DIR

Finds the dancer in each frame as the engine does (npm ci must have been run) and draws the pose as it draws it.
Stopped and started again, it goes on with the videos that are missing. Needs ffmpeg.
"""

import argparse
from pathlib import Path

from anydance.full.video_clips import read_frames, write_clips
from anydance.people.perception import Perception
from anydance.people.pose_drawing import PoseDrawing

_KINDS = {".mp4", ".mov", ".webm", ".mkv"}


def main() -> None:
    options = parse_options()
    width, height = (int(side) for side in options.size.split("x"))
    videos = sorted(path for path in options.videos.rglob("*") if path.suffix.lower() in _KINDS)
    options.out.mkdir(parents=True, exist_ok=True)
    perception, drawing = Perception(), PoseDrawing()
    for number, video in enumerate(videos, 1):
        name = "-".join(video.relative_to(options.videos).with_suffix("").parts)
        done = options.out / f"{name}.done"
        if done.exists():
            continue
        frames = read_frames(video, (height, width))
        try:
            clips = write_clips(frames, options.out / name, perception.joints, drawing.draw, least=options.least)
        except RuntimeError as error:
            print(f"{number} of {len(videos)}: {video} is left out: {error}", flush=True)
            continue
        done.touch()
        print(f"{number} of {len(videos)}: {video}, {clips} clips", flush=True)
    perception.close()
    drawing.close()


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--videos", type=Path, required=True, help="folder of videos, each of one dancer; subfolders too")
    parser.add_argument("--out", type=Path, required=True, help="folder of the clips, made when missing")
    parser.add_argument("--size", default="512x768", help="WIDTHxHEIGHT, multiples of 64")
    parser.add_argument("--least", type=int, default=24, help="frames of a clip; shorter ones are left out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
