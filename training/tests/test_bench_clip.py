"""PyTorch's side of the bench of whole clips makes a clip from a model folder of the engine."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

import bench_clip
from anydance.checkpoints import build_networks
from anydance.engine_widths import sizes_of_widths
from test_bench import TINY

WIDTH, HEIGHT, FRAMES, STEPS = 24, 40, 3, 3
CONFIG = {
    "width": WIDTH,
    "height": HEIGHT,
    "steps": STEPS,
    "guidance_scale": 3.5,
    "noise_scheduler_kwargs": {
        "beta_start": 0.00085,
        "beta_end": 0.012,
        "beta_schedule": "linear",
        "rescale_betas_zero_snr": True,
    },
    "context": {"frames": 24, "stride": 1, "overlap": 4},
    "vae": {"scaling_factor": 0.18215},
    "clip": {"image": TINY["clipVision"]["image"]},
}

@pytest.fixture
def request_line(tmp_path: Path) -> dict:
    torch.manual_seed(1)
    networks = build_networks(sizes_of_widths(TINY))
    (tmp_path / "model").mkdir()
    (tmp_path / "model/model.json").write_text(json.dumps({"widths": TINY}))
    for name, network in vars(networks).items():
        save_file(network.state_dict(), tmp_path / "model" / f"{name.replace('_', '-')}.safetensors")
    (tmp_path / "config.json").write_text(json.dumps(CONFIG))
    (tmp_path / "inputs").mkdir()
    rng = np.random.default_rng(1)
    for name in ("ref", *(f"pose_{frame:04}" for frame in range(FRAMES))):
        pixels = rng.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(tmp_path / "inputs" / f"{name}.png")
    return {"model": str(tmp_path / "model"), "inputs": str(tmp_path), "seed": 1, "out": str(tmp_path / "out.rgb")}


def test_a_clip_is_made_and_its_parts_are_told(request_line: dict, capsys: pytest.CaptureFixture):
    bench_clip.main(json.dumps(request_line))
    answer = json.loads(capsys.readouterr().out)
    seconds = answer["seconds"]
    assert len(seconds["steps"]) == STEPS - 1
    assert min(seconds["load"], seconds["photo"], seconds["decode"], *seconds["steps"]) > 0
    assert sum(seconds["steps"]) < seconds["denoise"]
    assert answer["peak_mb"] > 0 and answer["threads"] > 0
    frames = np.fromfile(request_line["out"], np.uint8)
    assert frames.size == FRAMES * HEIGHT * WIDTH * 3 and frames.std() > 1


def test_what_cannot_be_read_is_told(request_line: dict, capsys: pytest.CaptureFixture):
    bench_clip.main(json.dumps(request_line | {"model": "nowhere"}))
    assert "nowhere" in json.loads(capsys.readouterr().out)["error"]
