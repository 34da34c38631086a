"""PyTorch's side of the bench of the networks answers requests line by line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from anydance.networks.sizes import SD15
from anydance.workloads import Shape
from bench_networks import count_flop

SCRIPT = Path(__file__).parents[1] / "bench_networks.py"
TINY = {
    "unet": {
        "blockOutChannels": [8, 16],
        "layersPerBlock": 1,
        "heads": 2,
        "groups": 4,
        "contextWidth": 6,
        "latentChannels": 4,
    },
    "motion": {"heads": 2, "positions": 8},
    "poseGuider": {"kind": "moore", "conditioningChannels": 3, "blockOutChannels": [4, 6, 8, 8], "outChannels": 8},
    "clipVision": {
        "hidden": 8,
        "intermediate": 16,
        "layers": 1,
        "heads": 2,
        "patch": 7,
        "image": 14,
        "projection": 6,
    },
    "vae": {"blockOutChannels": [4, 4, 4, 8], "layersPerBlock": 1, "latentChannels": 4, "groups": 4, "scale": 0.18215},
}
NETWORKS = ["denoising-unet", "reference-net", "pose-guider", "clip-vision", "vae-encoder", "vae-decoder"]


def ask(*requests: object) -> list[dict]:
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    run = subprocess.run([sys.executable, SCRIPT], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def request(network: str, **changes: object) -> dict:
    return {"network": network, "widths": TINY, "frames": 2, "height": 5, "width": 3, "guided": False} | changes


def test_every_network_is_measured_and_counted():
    answers = ask(*(request(name) for name in NETWORKS))
    assert len(answers) == len(NETWORKS)
    assert all(answer["ms"] > 0 and answer["cpu_ms"] > 0 and answer["peak_mb"] > 0 for answer in answers)
    assert all(answer["format"] in ("contiguous", "channels_last") for answer in answers)


def test_a_request_that_makes_no_sense_is_answered_and_the_next_one_served():
    answers = ask(request("nonsense"), request("clip-vision", widths="huge"), "?", request("clip-vision"))
    assert ["error" in answer for answer in answers] == [True, True, True, False]


@pytest.mark.parametrize(("side", "giga_multiply_adds"), [(32, 130), (64, 613)])
def test_the_work_of_the_full_size_is_that_of_the_public_network(side, giga_multiply_adds):
    flop = count_flop("denoising-unet", SD15, Shape(24, side, side))
    # The count includes cross-attention, which the estimate leaves out.
    assert flop / 24 / 2e9 == pytest.approx(giga_multiply_adds, rel=0.03)


def test_guidance_costs_more_than_double():
    plain, guided = (count_flop("denoising-unet", SD15, Shape(8, 32, 32, guided)) for guided in (False, True))
    assert 2 < guided / plain < 2.2
