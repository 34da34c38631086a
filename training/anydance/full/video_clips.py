"""Videos of dancers as networks learn from them: frames and drawn poses, arrays that are mapped, not read."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from anydance.people.obj_mesh import Floats
from anydance.people.pictures import Pixels

FPS = 12
"""As many frames a second as the engine generates."""

FindJoints = Callable[[Pixels], Floats | None]
"""A picture [h, w, 3] → [33, 4] BodyLandmarks, or None where nobody is found."""
DrawPoses = Callable[[Floats, tuple[int, int]], Pixels]
"""[n, 33, 4] in pixels of pictures of a size (height, width) → [n, h, w, 3]."""


@dataclass(frozen=True)
class VideoClip:
    """Frames that follow one another, in each of them somebody."""

    frames: Pixels
    """[n, h, w, 3]"""
    poses: Pixels
    """[n, h, w, 3], drawn by the engine"""


def read_frames(video: Path, size_px: tuple[int, int]) -> Iterator[Pixels]:
    """`FPS` frames a second, enlarged to cover the size (height, width) and cut to it. Throws RuntimeError with
    ffmpeg's last words where it cannot read the file."""
    height, width = size_px
    fitted = f"fps={FPS},scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height}"
    command = ["ffmpeg", "-v", "error", "-i", video, "-vf", fitted, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while len(content := process.stdout.read(height * width * 3)) == height * width * 3:
            yield np.frombuffer(content, np.uint8).reshape(height, width, 3)
        complaint = process.stderr.read().decode(errors="replace").strip()
    if process.returncode != 0:
        raise RuntimeError(complaint.splitlines()[-1] if complaint else "ffmpeg failed")


def write_clips(
    frames: Iterator[Pixels], folder: Path, find_joints: FindJoints, draw_poses: DrawPoses, *, least: int
) -> int:
    """Writes each run of at least so many frames with somebody in them, and answers how many runs those are."""
    runs, run = 0, []
    for frame in (*frames, None):
        joints = None if frame is None else find_joints(frame)
        if joints is not None:
            run.append((frame, joints))
            continue
        if len(run) >= least:
            _write_clip(folder.with_name(f"{folder.name}-{runs:02}"), run, draw_poses)
            runs += 1
        run = []
    return runs


def _write_clip(folder: Path, run: list[tuple[Pixels, Floats]], draw_poses: DrawPoses) -> None:
    frames = np.stack([frame for frame, _ in run])
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "poses.npy", draw_poses(np.stack([joints for _, joints in run]), frames.shape[1:3]))
    np.save(folder / "frames.npy", frames)


def read_clips(folder: Path, *, least: int) -> list[VideoClip]:
    """Those of at least so many frames, in the order of their names; ValueError where there are none."""
    clips = []
    for path in sorted(folder.glob("*/frames.npy")):
        frames, poses = (np.load(path.with_name(f"{name}.npy"), mmap_mode="r") for name in ("frames", "poses"))
        if len(frames) >= least:
            clips.append(VideoClip(frames, poses))
    if not clips:
        raise ValueError(f"no clip of {least} frames in {folder}: run prepare_videos.py first")
    return clips
