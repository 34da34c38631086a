"""Which of the lite model's weights count."""

import torch

from anydance.networks.lite import LiteFrames, LiteNet, LitePhoto


def names_read(net: LiteNet, side: int = 32) -> set[str]:
    """The weights that count: behind the last of its features that are looked at the ReferenceNet has more."""

    def pictures(channels: int, part: int = 1) -> torch.Tensor:
        return torch.rand(1, channels, side // part, side // part)

    photo = LitePhoto(pictures(3), pictures(1), pictures(3))
    frames = LiteFrames(pictures(3), pictures(1), pictures(2) * side, pictures(6, 8), pictures(3), pictures(3))
    out = net(pictures(3), torch.ones(1), frames, photo.picture, net.read_photo(photo))
    out.picture.sum().backward()
    return {name for name, weight in net.named_parameters() if weight.grad is not None} | {
        name for name, _ in net.named_buffers()
    }
