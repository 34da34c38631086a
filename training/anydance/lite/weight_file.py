"""The lite model's weights as the engine reads them (engine/lite/lite-weights.ts)."""

import copy
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from anydance.networks.lite import LiteFrames, LiteNet, LitePhoto
from anydance.networks.sizes import LiteSizes

_FORMAT = "3"
"""Goes up when the engine must read the weights in another way."""


def write_weights(
    path: Path, weights: Mapping[str, Tensor], sizes: LiteSizes, size_px: tuple[int, int], about: Mapping[str, str]
) -> None:
    """Writes what is read of a net's weights, in fp16. `size_px`: height and width that it learnt from; `about`
    is written beside it."""
    halves = {name: weight.half().contiguous() for name, weight in only_read(weights, sizes).items()}
    needed = {"format": _FORMAT, "sizes": json.dumps(asdict(sizes)), "size_px": json.dumps(list(size_px))}
    save_file(halves, path, metadata={**about, **needed})


def read_weights(path: Path) -> dict[str, Tensor]:
    """What a run came to: the average of a state, or what was exported of it."""
    if path.suffix == ".safetensors":
        return load_file(path)
    return torch.load(path, weights_only=True)["average"]


def load_weights(net: LiteNet, weights: Mapping[str, Tensor], *, but: str | None = None) -> None:
    """Takes weights over. Those that nothing reads may be missing, and those whose names hold `but`; throws
    ValueError where others are, or unknown ones are there."""
    missing, unknown = net.load_state_dict(weights, strict=False)
    lacking = {name for name in missing if but is None or but not in name}
    strange = sorted(lacking & names_read(net)) + unknown
    if strange:
        raise ValueError(f"the weights are of another network: {', '.join(strange[:3])}")


def only_read(weights: Mapping[str, Tensor], sizes: LiteSizes) -> dict[str, Tensor]:
    """Those that count, motion modules among them where there are any: what an exported file holds."""
    read = names_read(LiteNet(sizes, motion=any(".motion_modules." in name for name in weights)))
    return {name: weight for name, weight in weights.items() if name in read}


def with_motion(weights: Mapping[str, Tensor], others: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """`weights` with the motion modules of `others`: they fit what stage 1 has learnt since, if it is not much. Throws ValueError
    where there are none."""
    motion = {name: weight for name, weight in others.items() if ".motion_modules." in name}
    if not motion:
        raise ValueError("no motion modules: take them from a run of stage 2 (--clips)")
    return {**weights, **motion}


def mixed_with(weights: Mapping[str, Tensor], others: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """A place between two runs, one of which began near where the other ended, is often better than both (model soups,
    arXiv 2203.05482). Throws ValueError where they are of different networks."""
    if weights.keys() != others.keys():
        raise ValueError("weights of different networks cannot be mixed")
    return {name: torch.lerp(weight.float(), others[name].float(), share) for name, weight in weights.items()}


@torch.inference_mode(False)
@torch.enable_grad()
def names_read(net: LiteNet, side: int = 32) -> set[str]:
    """The weights that count: behind the last of its features that are looked at the ReferenceNet has more."""
    net = copy.deepcopy(net).requires_grad_()  # made in inference mode it has no gradients, and stage 2 freezes it
    weight_of = next(net.parameters())

    def pictures(channels: int, part: int = 1) -> Tensor:
        return weight_of.new_ones(1, channels, side // part, side // part)

    photo = LitePhoto(pictures(3), pictures(1), pictures(3))
    frames = LiteFrames(pictures(3), pictures(1), pictures(2), pictures(6, 8), pictures(3), pictures(3))
    out = net(pictures(3), weight_of.new_ones(1), frames, photo, net.read_photo(photo))
    named = dict(net.named_parameters())
    gradients = torch.autograd.grad(out.picture.sum(), list(named.values()), allow_unused=True)
    read = {name for name, gradient in zip(named, gradients, strict=True) if gradient is not None}
    return read | {name for name, _ in net.named_buffers()}
