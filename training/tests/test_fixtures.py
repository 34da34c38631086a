"""The golden data of the tests: what is on disk is what the networks here compute, and it bites."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import check_parity
from anydance.fixtures.tolerance_table import tolerance
from anydance.fixtures.write_lite import compute_lite
from anydance.fixtures.write_others import compute_others
from anydance.parity_set import open_set

FIXTURES = Path(__file__).parents[2] / "test/fixtures/networks"
SETS = ["small", "odd"]


def unet_inputs(golden: Path) -> dict[str, Any]:
    """What the UNet is given for output_cfg_off_bank_fp32."""
    stored, banks = (dict(np.load(golden / f"{name}.npz")) for name in ("05_unet", "04_reference_bank"))
    return {
        "sample": torch.from_numpy(stored["sample"][1:]),
        "timesteps": torch.tensor([int(stored["timestep"])]),
        "context": torch.from_numpy(stored["encoder_hidden_states"][1:]),
        "pose": torch.from_numpy(stored["pose_cond_fea"][1:]),
        "bank": {name: torch.from_numpy(banks[f"bank_{i:02}"][1:]) for i, name in enumerate(banks["names"])},
    }


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_reproduced_within_its_tolerances(name):
    assert check_parity.main(FIXTURES / name) == 0


def test_the_other_networks_are_reproduced():
    tolerances = check_parity.read_tolerances(FIXTURES / "others/README.md")
    with torch.inference_mode():
        for name, golden in compute_others(FIXTURES / "others").items():
            stored = np.load(FIXTURES / f"others/golden/{name}.npz")
            assert sorted(golden) == sorted(stored)
            for key, value in golden.items():
                assert np.abs(value.numpy() - stored[key]).max() <= tolerances[f"{name}/{key}"]


def test_the_lite_model_is_reproduced():
    tolerances = check_parity.read_tolerances(FIXTURES / "lite/README.md")
    stored = np.load(FIXTURES / "lite/golden/lite.npz")
    with torch.inference_mode():
        golden = compute_lite(FIXTURES / "lite")
    assert sorted(golden) == sorted(stored)
    for key, value in golden.items():
        assert np.abs(value.numpy() - stored[key]).max() <= tolerances[f"lite/{key}"], key


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("without", ["bank", "pose", "context", "timesteps", "motion"])
def test_a_missing_input_shows_far_above_the_tolerance(name, without):
    opened, given = open_set(FIXTURES / name), unet_inputs(FIXTURES / name / "golden")
    zeros = {
        "bank": None,
        "pose": None,
        "context": given["context"] * 0,
        "timesteps": given["timesteps"] - 1,
        "motion": False,
    }
    with torch.inference_mode():
        changed = opened.networks.denoising_unet(**given | {without: zeros[without]})
        difference = changed - opened.networks.denoising_unet(**given)
    allowed = check_parity.read_tolerances(FIXTURES / name / "README.md")["05_unet/output_cfg_off_bank_fp32"]
    assert difference.abs().max() > 100 * allowed


def test_a_tolerance_is_ten_times_the_noise_rounded_up():
    assert [tolerance(noise) for noise in (0, 3.4e-07, 1.2e-06, 4.9e-05, 2e-06)] == [
        "exact",
        "5e-06",
        "2e-05",
        "5e-04",
        "2e-05",
    ]
