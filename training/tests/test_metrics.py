"""The quality bench's networks: what is stored is what is computed here, and it behaves as its papers say."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.linalg import sqrtm

from anydance.fixtures.formula_weights import fill_by_formula, formula
from anydance.metrics.frechet import frechet_distance
from anydance.metrics.i3d import I3d, pad_same
from anydance.metrics.lpips import Lpips
from make_metric_goldens import SETS, compute, feature_sets

STORED = json.loads((Path(__file__).parents[2] / "test/fixtures/metrics.json").read_text())


def test_the_stored_values_are_reproduced():
    computed = compute()
    assert computed["i3d"]["names"] == STORED["i3d"]["names"]
    np.testing.assert_allclose(computed["i3d"]["logits"], STORED["i3d"]["logits"], atol=5e-5)
    for key in ("lpips", "frechet"):
        assert computed[key] == pytest.approx(STORED[key], rel=1e-5)
    for side, values in STORED["resized"].items():
        np.testing.assert_allclose(computed["resized"][side], values, atol=1e-4)


@pytest.mark.parametrize("trunk", ["alex", "vgg"])
def test_lpips_is_zero_for_equals_and_the_same_both_ways(trunk):
    network = Lpips(trunk)
    fill_by_formula(network)
    pair = torch.from_numpy(formula("pair", 2 * 3 * 64 * 64)).float().reshape(2, 3, 64, 64)
    with torch.inference_mode():
        assert network(pair[:1].expand(2, -1, -1, -1)) == 0
        assert network(pair) == pytest.approx(float(network(pair.flip(0))))
        nearer = torch.cat([pair[:1], 0.9 * pair[:1] + 0.1 * pair[1:]])
        assert 0 < network(nearer) < network(pair)


def test_i3d_has_as_many_parameters_as_published():
    assert sum(parameter.numel() for parameter in I3d().parameters()) == 12_697_264


def test_same_padding_puts_the_odd_zero_behind():
    ones = torch.ones(1, 1, 1, 5, 4)
    padded = pad_same(ones, (1, 3, 3), (1, 2, 2))
    assert padded.shape == (1, 1, 1, 7, 5)
    assert padded[0, 0, 0, :, 0].tolist() == [0, 1, 1, 1, 1, 1, 0]
    assert padded[0, 0, 0, 1].tolist() == [1, 1, 1, 1, 0]


@pytest.mark.parametrize("sizes", SETS.values())
def test_the_frechet_distance_agrees_with_the_root_of_the_product(sizes):
    a, b = feature_sets(*sizes)
    covariances = [np.cov(values, rowvar=False) for values in (a, b)]
    shared = np.trace(sqrtm(covariances[0] @ covariances[1])).real
    expected = ((a.mean(0) - b.mean(0)) ** 2).sum() + sum(map(np.trace, covariances)) - 2 * shared
    assert frechet_distance(a, b) == pytest.approx(expected, rel=1e-5)
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-4)


def test_the_frechet_distance_of_a_shift_is_its_square():
    a, _ = feature_sets(*SETS["many"])
    assert frechet_distance(a, a + 2) == pytest.approx(4 * a.shape[1])
