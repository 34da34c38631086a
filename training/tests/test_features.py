"""The network of the feature loss, and what it tells apart."""

import numpy as np
import pytest
import torch

from anydance.lite.features import FeatureLoss


@pytest.fixture(scope="module")
def loss() -> FeatureLoss:
    return FeatureLoss()


def test_the_network_is_that_of_the_file(loss):
    """Means, and one value, as LiteRT 2.3.0 computes them."""
    picture = np.random.default_rng(0).uniform(0, 1, (1, 256, 256, 3)).astype(np.float32)
    with torch.no_grad():
        features = loss.network(torch.from_numpy(picture).permute(0, 3, 1, 2))
    assert [tuple(values.shape[1:]) for values in features] == [(8, 128, 128), (16, 64, 64), (24, 32, 32), (40, 16, 16)]
    means = [float(values.mean()) for values in features]
    assert means == pytest.approx([0.687244, 36.880505, 17.862226, 0.895285], rel=1e-4)
    assert float(features[3][0, 2, 3, 5]) == pytest.approx(-6.090260, rel=1e-4)


def test_a_lost_limb_weighs_more_than_a_little_light(loss):
    height, width = 96, 64
    weight = torch.ones(1, 1, height, width)
    person = torch.full((1, 3, height, width), -0.5)
    person[:, :, 20:90, 26:38] = 0.6
    person[:, 0, 30:36, 8:26] = 0.8
    armless = person.clone()
    armless[:, :, 30:36, 8:26] = -0.5
    assert loss(person, person, weight) == 0
    lighter = loss(person * 0.95, person, weight)
    assert loss(armless, person, weight) > 3 * lighter > 0


def test_gradients_reach_the_picture_and_leave_the_network_alone(loss):
    picture = torch.zeros(1, 3, 32, 32, requires_grad=True)
    target = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    loss(picture, target, torch.ones(1, 1, 32, 32)).backward()
    assert picture.grad.abs().sum() > 0
    assert all(parameter.grad is None for parameter in loss.parameters())
