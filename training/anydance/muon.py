"""Muon (Jordan et al. 2024): a step that moves all directions of a matrix alike.

The gradient of a matrix is mostly of few directions, and steps along it teach the others little. Here its momentum is
made orthogonal before it is taken. Beside AdamW over the same pictures: training/runs.md, run 8.
"""

from collections import defaultdict

import torch
from torch import Tensor, nn

_MOMENTUM = 0.95
_DECAY = 0.01
_ROUNDS = 5
_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
"""Of the quintic whose repetition brings any singular value near 1 (Jordan et al.)."""
_RMS = 0.2
"""Of a step's numbers at rate 1, as AdamW's are: both then learn at the same rates (Liu et al. 2025, arXiv 2502.16982)."""


class Muon(torch.optim.Optimizer):
    """Over parameters of two axes or more; those of a convolution are [out, in·kh·kw]."""

    def __init__(self, parameters: list[nn.Parameter], rate: float) -> None:
        super().__init__(parameters, {"lr": rate})

    @torch.no_grad()
    def step(self) -> None:
        """One step along the gradients; parameters without one stay."""
        for group in self.param_groups:
            alike = defaultdict(list)
            for parameter in group["params"]:
                if parameter.grad is not None:
                    alike[parameter.flatten(1).shape].append(parameter)
            for parameters in alike.values():
                self._move(parameters, group["lr"])

    def _move(self, parameters: list[nn.Parameter], rate: float) -> None:
        """Those of one shape: made orthogonal together, for most matrices are too small to keep the cores busy."""
        ahead = torch.stack([self._ahead(parameter) for parameter in parameters])
        size = _RMS * max(ahead.shape[1:]) ** 0.5
        for parameter, direction in zip(parameters, orthogonal(ahead)):
            parameter.mul_(1 - rate * _DECAY)
            parameter.add_(direction.view(parameter.shape), alpha=-rate * size)

    def _ahead(self, parameter: nn.Parameter) -> Tensor:
        """[m, n] the gradient with its momentum."""
        momentum = self.state[parameter].setdefault("momentum", torch.zeros_like(parameter))
        momentum.lerp_(parameter.grad, 1 - _MOMENTUM)
        return parameter.grad.lerp(momentum, _MOMENTUM).flatten(1)


def orthogonal(matrices: Tensor) -> Tensor:
    """[k, m, n] → [k, m, n] near U·Vᵀ of their U·S·Vᵀ: singular values of 0.7 to 1.2."""
    tall = matrices.shape[1] > matrices.shape[2]
    x = (matrices / (matrices.norm(dim=(1, 2), keepdim=True) + 1e-7)).bfloat16()
    x = x.mT if tall else x
    a, b, c = _COEFFICIENTS
    for _ in range(_ROUNDS):
        square = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=b, alpha=c), x, beta=a)
    return (x.mT if tall else x).float()
