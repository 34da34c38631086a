"""Muon (Jordan et al. 2024): a step that moves all directions of a matrix alike.

The gradient of a matrix is mostly of few directions, and steps along it teach the others little. Here its momentum is
made orthogonal before it is taken. Beside AdamW over the same pictures: training/runs.md, run 8.
"""

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
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self._move(parameter, group["lr"])

    def _move(self, parameter: nn.Parameter, rate: float) -> None:
        gradient = parameter.grad
        momentum = self.state[parameter].setdefault("momentum", torch.zeros_like(parameter))
        momentum.lerp_(gradient, 1 - _MOMENTUM)
        ahead = gradient.lerp(momentum, _MOMENTUM).flatten(1)
        size = _RMS * max(ahead.shape) ** 0.5
        parameter.mul_(1 - rate * _DECAY)
        parameter.add_(orthogonal(ahead).view(parameter.shape), alpha=-rate * size)


def orthogonal(matrix: Tensor) -> Tensor:
    """[m, n] → [m, n] near U·Vᵀ of its U·S·Vᵀ: singular values of 0.7 to 1.2."""
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.bfloat16()
    x = (x.T if tall else x) / (x.norm() + 1e-7)
    a, b, c = _COEFFICIENTS
    for _ in range(_ROUNDS):
        square = x @ x.T
        x = a * x + (b * square + c * (square @ square)) @ x
    return (x.T if tall else x).float()
