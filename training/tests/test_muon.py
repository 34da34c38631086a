"""The optimizer of the lite model."""

import pytest
import torch
from torch import nn

from anydance.muon import Muon, orthogonal


@pytest.mark.parametrize("shape", [(2, 24, 200), (3, 64, 16), (1, 32, 32)])
def test_all_directions_of_a_matrix_come_out_alike(shape):
    generator = torch.Generator().manual_seed(1)
    stretch = torch.logspace(0, -1.5, shape[2])  # before: some thirty times as long as others
    matrices = torch.randn(shape, generator=generator) * stretch
    values = torch.linalg.svdvals(orthogonal(matrices))
    assert 0.5 < values.min() and values.max() < 1.3


def test_matrices_of_one_shape_move_as_each_would_alone():
    generator = torch.Generator().manual_seed(4)
    gradients = [torch.randn(6, 3, 3, 3, generator=generator) * scale for scale in (1e-3, 1.0)]

    def moved(together: list[torch.Tensor]) -> list[torch.Tensor]:
        weights = [nn.Parameter(torch.zeros_like(gradient)) for gradient in together]
        for weight, gradient in zip(weights, together):
            weight.grad = gradient
        Muon(weights, 0.1).step()
        return weights

    for weight, gradient in zip(moved(gradients), gradients):
        assert torch.allclose(weight, moved([gradient])[0], atol=1e-4)


def test_a_step_has_the_size_of_the_rate_whatever_the_gradient_s():
    for scale in (1e-4, 1.0, 1e4):
        weight = nn.Parameter(torch.zeros(16, 12, 3, 3).to(memory_format=torch.channels_last))
        weight.grad = torch.randn(weight.shape, generator=torch.Generator().manual_seed(2)) * scale
        Muon([weight], 1e-3).step()
        assert weight.square().mean().sqrt().item() == pytest.approx(0.2e-3, rel=0.3)


def test_directions_of_small_gradients_are_learnt_too():
    wanted = torch.randn(8, 8, generator=torch.Generator().manual_seed(3))
    stretch = torch.logspace(0, -2, 8)

    def worst(optimizer: torch.optim.Optimizer, weight: nn.Parameter, rate: float) -> float:
        """What is left of the way, in the direction that is learnt last."""
        for step in range(300):
            optimizer.param_groups[0]["lr"] = rate * (1 - step / 300)
            weight.grad = (weight.detach() - wanted) * stretch.square()
            optimizer.step()
        return ((weight.detach() - wanted).norm(dim=0) / wanted.norm(dim=0)).max().item()

    weight, plain = (nn.Parameter(torch.zeros(8, 8)) for _ in range(2))
    assert worst(Muon([weight], 0.05), weight, 0.05) < 0.8
    assert worst(torch.optim.SGD([plain], 1.0), plain, 1.0) > 0.95


def test_without_a_gradient_nothing_moves():
    weight = nn.Parameter(torch.ones(4, 4))
    Muon([weight], 1.0).step()
    assert torch.equal(weight, torch.ones(4, 4))
