"""The lite model: a small member of the family, in pixels, that mends the engine's puppet.

Where the public models have an autoencoder, this one has a thin branch of convolutions (`Stem`, `Head`)
around the same UNet, ReferenceNet and pose guider. A pixel of its picture is a mixture of four: the photo,
taken from where the puppet takes it or a little beside; the puppet; a generated colour; the still
background. Before it decides, it looks at what the photo shows there (`SecondLook`), and from where it then leads
once more, also at what its own stem knows of the photo there (`ThirdLook`). Noise and what is given are
in -1…1, places in pixels with a pixel's middle at half.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .layers import ResnetBlock, to_frames, to_video
from .motion_module import MotionModule
from .pose_guider import build_pose_guider
from .sizes import LiteSizes
from .unet import DenoisingUnet, ReferenceNet

_GIVEN = 9
"""Channels at the stem: noisy picture 3, puppet on its background 3, its cover 1, its offsets 2."""
_PHOTO = 4
"""Of the photo's stem: picture 3, matte 1."""
_LOOKED_AT = _PHOTO + 4
"""Of the second look: the photo and its matte from where they would be taken, puppet 3, its cover 1."""
_POSE = 3
_OCTAVES = 3
_PLACES = 4 * _OCTAVES
_LAYERS = 6
_OFFSET_PX = 32
"""Offsets are told in units of so many pixels, at 192 pixels of height."""
_LEAST_COVER = 0.25
"""What the puppet covers less is not to be taken from it."""
_NEVER = -30.0
_MEANT = 0.7
_GENERATED_MORE = 0.5
"""A step of the flow asks for the mean of what a pixel may be: its logits are multiplied by the one, and that of the generated
colour grows by the other."""


@dataclass(frozen=True)
class LiteFrames:
    """What is given of n frames of h × w pixels."""

    puppet: Tensor
    """[n, 3, h, w] on the background"""
    cover: Tensor
    """[n, 1, h, w] 0…1"""
    sources: Tensor
    """[n, 2, h, w] x, y in the photo's pixels, also beside the puppet: continued from its rim"""
    layers: Tensor
    """[n, 6, h/8, w/8] share of each of the puppet's layers"""
    pose: Tensor
    """[n, 3, h, w] drawn, in 0…1"""
    plate: Tensor
    """[n, 3, h, w] the background"""


@dataclass(frozen=True)
class LitePhoto:
    """What is given of b photos."""

    picture: Tensor
    """[b, 3, h, w]"""
    matte: Tensor
    """[b, 1, h, w] 0…1"""
    pose: Tensor
    """[b, 3, h, w] drawn, in 0…1"""

    def planes(self) -> Tensor:
        """[b, 4, h, w] picture and matte, -1…1"""
        return torch.cat([self.picture, self.matte * 2 - 1], dim=1)


@dataclass(frozen=True)
class SeenPhoto:
    """What is seen of b photos, once for all their frames."""

    bank: dict[str, Tensor]
    """the ReferenceNet's features by block, [b, tokens, width]"""
    quarter: Tensor
    """[b, c, h/4, w/4] of the photo's stem"""
    eighth: Tensor
    """[b, c, h/8, w/8] what the ReferenceNet began with"""


@dataclass(frozen=True)
class LitePicture:
    """The predicted picture and what it is mixed of."""

    picture: Tensor
    """[n, 3, h, w] the mean, hazy where there are several answers"""
    shares: Tensor
    """[n, 4, h, w]: photo, puppet, generated, background; 1 in all"""
    logits: Tensor
    """[n, 4, h, w] how likely each of the four is"""
    moved: Tensor
    """[n, 3, h, w] the photo, taken from `sources`"""
    colour: Tensor
    """[n, 3, h, w] generated"""
    sources: Tensor
    """[n, 2, h, w] x, y in the photo's pixels"""
    said: "HeadOutput"
    """what all of it is mixed of"""


class LiteNet(nn.Module):
    """Denoising UNet, ReferenceNet and pose guider with the branch around them."""

    def __init__(self, sizes: LiteSizes, *, motion: bool = False):
        super().__init__()
        features = sizes.unet.latent_channels
        self.stem = Stem(_GIVEN, sizes, extra=_LAYERS + _PLACES)
        self.photo_stem = Stem(_PHOTO, sizes, extra=_PLACES)
        self.pose_guider = build_pose_guider(sizes.pose_guider)
        self.photo_pose_guider = build_pose_guider(sizes.pose_guider)
        self.pose_to_features = nn.Conv2d(sizes.pose_guider.out_channels, features, 1)
        self.reference_net = ReferenceNet(sizes.unet)
        self.denoising_unet = DenoisingUnet(sizes.unet, sizes.motion if motion else None)
        self.head = Head(sizes)
        for module in self.motion_modules():
            # At first they change nothing (AnimateDiff, arXiv 2307.04725).
            nn.init.zeros_(module.temporal_transformer.proj_out.weight)
            nn.init.zeros_(module.temporal_transformer.proj_out.bias)

    def motion_modules(self) -> list[MotionModule]:
        return [module for module in self.modules() if isinstance(module, MotionModule)]

    def doors(self) -> list[nn.Module]:
        """The convolutions by which pictures enter and leave."""
        guiders = [guider.conv_in for guider in (self.pose_guider, self.photo_pose_guider)]
        return [*self.stem.doors(), *self.photo_stem.doors(), *guiders, *self.head.doors()]

    def read_photo(self, photo: LitePhoto) -> SeenPhoto:
        fine = self.photo_stem(photo.planes(), encode_places(_grid(photo.matte)))
        eighth = fine.deep + self.pose_to_features(self.photo_pose_guider(photo.pose))
        return SeenPhoto(self.reference_net(eighth, None), fine.quarter, eighth)

    def forward(
        self, noisy: Tensor, times: Tensor, frames: LiteFrames, photo: LitePhoto, seen: SeenPhoto
    ) -> LitePicture:
        """noisy [b·f, 3, h, w], times [b] 1 (noise) … 0 (picture)."""
        count = noisy.shape[0] // times.shape[0]
        out = self.predict(noisy, times, frames, photo, seen)
        return compose(out, frames, photo.picture.repeat_interleave(count, dim=0))

    def predict(
        self, noisy: Tensor, times: Tensor, frames: LiteFrames, photo: LitePhoto, seen: SeenPhoto
    ) -> "HeadOutput":
        """What the picture is to be mixed of; see forward."""
        count = noisy.shape[0] // times.shape[0]
        unit = _OFFSET_PX * noisy.shape[-2] / 192
        offsets = (frames.sources - _grid(frames.cover)) / unit
        given = torch.cat([noisy, frames.puppet, frames.cover * 2 - 1, offsets], dim=1)
        places = torch.cat([frames.layers, encode_places(frames.sources)], dim=1)
        fine = self.stem(given, places)
        pose = to_video(self.pose_guider(frames.pose), count)
        deep = self.denoising_unet(to_video(fine.deep, count), times * 1000, None, pose=pose, bank=seen.bank)
        looked_at = (photo.planes(), seen.quarter, seen.eighth)
        view = PhotoView(frames, *(planes.repeat_interleave(count, dim=0) for planes in looked_at))
        return self.head(to_frames(deep), fine, view)


@dataclass(frozen=True)
class FineFeatures:
    """[n, c, h/2, w/2], [n, c, h/4, w/4], [n, c, h/8, w/8]."""

    half: Tensor
    quarter: Tensor
    deep: Tensor


class Stem(nn.Module):
    """A picture → features of an eighth of its sides, and what was seen on the way."""

    def __init__(self, channels: int, sizes: LiteSizes, *, extra: int):
        super().__init__()
        half, quarter = sizes.fine_channels
        self.conv_in = nn.Conv2d(4 * channels, half, 3, padding=1)
        self.conv_quarter = nn.Conv2d(half, quarter, 3, padding=1, stride=2)
        self.block = ResnetBlock(quarter, quarter, sizes.fine_groups)
        self.conv_out = nn.Conv2d(quarter, sizes.unet.latent_channels, 3, padding=1, stride=2)
        self.conv_extra = nn.Conv2d(extra, sizes.unet.latent_channels, 1)

    def doors(self) -> list[nn.Module]:
        return [self.conv_in, self.conv_extra]

    def forward(self, picture: Tensor, extra: Tensor) -> FineFeatures:
        """picture [n, channels, h, w], extra [n, extra, h/8, w/8]."""
        half = self.conv_in(F.pixel_unshuffle(picture, 2))
        quarter = self.block(self.conv_quarter(F.silu(half)))
        return FineFeatures(half, quarter, self.conv_out(F.silu(quarter)) + self.conv_extra(extra))


@dataclass(frozen=True)
class PhotoView:
    """The photo as each of n frames can look at it: where its `sources` and a flow beside them [n, 2, h, w] lead to."""

    frames: LiteFrames
    photo: Tensor
    """[n, 4, h, w]"""
    quarter: Tensor
    """[n, c, h/4, w/4]"""
    eighth: Tensor
    """[n, c, h/8, w/8] see SeenPhoto"""

    def pixels(self, flow: Tensor) -> Tensor:
        """[n, 8, h, w]: the photo and its matte there, the puppet and its cover here."""
        return torch.cat([sample(self.photo, self._places(flow)), self.frames.puppet, self.frames.cover * 2 - 1], dim=1)

    def features(self, flow: Tensor) -> tuple[Tensor, Tensor]:
        """[n, c, h/4, w/4], [n, c', h/8, w/8] what the photo's stem knows of the place."""
        places = self._places(flow)
        quarter, eighth = (F.avg_pool2d(places, part) / part for part in (4, 8))
        return sample(self.quarter, quarter), sample(self.eighth, eighth)

    def _places(self, flow: Tensor) -> Tensor:
        # Places are taught by where they should be.
        return (self.frames.sources + flow).detach()


@dataclass(frozen=True)
class HeadOutput:
    colour: Tensor
    """[n, 3, h, w] generated"""
    logits: Tensor
    """[n, 4, h, w]"""
    flow: Tensor
    """[n, 2, h, w] pixels to take the photo beside `sources`"""
    gain: Tensor
    """[n, 1, h, w] logarithm of a factor on the photo's light"""


class Head(nn.Module):
    """Features of an eighth of the sides → what the picture is mixed of, at its own size."""

    def __init__(self, sizes: LiteSizes):
        super().__init__()
        half, quarter = sizes.fine_channels
        deep, groups = sizes.unet.latent_channels, sizes.fine_groups
        self.flow_eighth = nn.Conv2d(deep, 3, 3, padding=1)
        self.conv_quarter = nn.Conv2d(deep, quarter, 3, padding=1)
        self.block_quarter = ResnetBlock(2 * quarter, quarter, groups)
        self.flow_quarter = nn.Conv2d(quarter, 3, 3, padding=1)
        self.conv_half = nn.Conv2d(quarter, half, 3, padding=1)
        # At this size a norm would cost as much as all convolutions.
        self.conv_joined = nn.Conv2d(2 * half, half, 3, padding=1)
        self.flow_half = nn.Conv2d(half, 2, 3, padding=1)
        self.second_look = SecondLook(sizes)
        self.flow_again = nn.Conv2d(half, 2, 3, padding=1)
        self.third_look = ThirdLook(sizes)
        self.flow_last = nn.Conv2d(half, 3, 3, padding=1)
        self.conv_out = nn.Conv2d(half, 4 * 7, 3, padding=1)
        for flow in self.flows():
            # Not zero: nothing would move for long. Not more: the puppet is a good beginning.
            nn.init.normal_(flow.weight, std=0.002)
            nn.init.zeros_(flow.bias)
        nn.init.normal_(self.conv_out.weight, std=0.01)
        nn.init.zeros_(self.conv_out.bias)

    def flows(self) -> list[nn.Module]:
        return [self.flow_eighth, self.flow_quarter, self.flow_half, self.flow_again, self.flow_last]

    def doors(self) -> list[nn.Module]:
        return [*self.flows(), self.second_look.conv_in, self.third_look.conv_in, self.conv_out]

    def forward(self, deep: Tensor, fine: FineFeatures, view: PhotoView) -> HeadOutput:
        eighth = _exact(self.flow_eighth(F.silu(deep)))
        quarter = torch.cat([self.conv_quarter(_doubled(deep)), fine.quarter], dim=1)
        quarter = self.block_quarter(quarter)
        fourth = _exact(self.flow_quarter(F.silu(quarter)))
        half = torch.cat([self.conv_half(_doubled(quarter)), fine.half], dim=1)
        half = self.conv_joined(F.silu(half))
        coarse = _doubled(_doubled(eighth) * 8 + fourth * 4)
        flow = coarse[:, :2] + _exact(self.flow_half(F.silu(half))) * 2
        half = half + self.second_look(view.pixels(_doubled(flow)), quarter)
        flow = flow + _exact(self.flow_again(F.silu(half))) * 2
        half = F.silu(half + self.third_look(view, _doubled(flow), FineFeatures(half, quarter, deep)))
        last = _exact(self.flow_last(half)) * 2
        out = _exact(F.pixel_shuffle(self.conv_out(half), 2))
        gain = coarse[:, 2:] / 8 + last[:, 2:] / 16
        return HeadOutput(out[:, :3], out[:, 3:], _doubled(flow + last[:, :2]), _doubled(gain))


class SecondLook(nn.Module):
    """What the photo shows where it would be taken from, beside the puppet → what that changes, at half of the sides."""

    def __init__(self, sizes: LiteSizes):
        super().__init__()
        half, quarter = sizes.fine_channels
        self.conv_in = nn.Conv2d(4 * _LOOKED_AT, half, 3, padding=1)
        self.conv_quarter = nn.Conv2d(half, quarter, 3, padding=1, stride=2)
        self.block = ResnetBlock(2 * quarter, quarter, sizes.fine_groups)
        self.conv_half = nn.Conv2d(quarter, half, 3, padding=1)
        self.conv_out = nn.Conv2d(2 * half, half, 3, padding=1)
        # At first it changes nothing.
        nn.init.zeros_(self.conv_out.weight)
        nn.init.zeros_(self.conv_out.bias)

    def forward(self, seen: Tensor, quarter: Tensor) -> Tensor:
        """seen [n, 8, h, w], quarter [n, c, h/4, w/4] of the head → [n, c', h/2, w/2]."""
        half = self.conv_in(F.pixel_unshuffle(seen, 2))
        quarter = self.block(torch.cat([self.conv_quarter(F.silu(half)), quarter], dim=1))
        both = torch.cat([half, self.conv_half(_doubled(quarter))], dim=1)
        return self.conv_out(F.silu(both))


class ThirdLook(nn.Module):
    """What the photo shows where it would be taken from now, what its stem knows of it there, and the pose, beside what the
    head knows → what that changes, at half of the sides. Down to an eighth of them and back."""

    def __init__(self, sizes: LiteSizes):
        super().__init__()
        half, quarter = sizes.fine_channels
        eighth, groups = sizes.unet.latent_channels, sizes.fine_groups
        self.conv_in = nn.Conv2d(4 * (_LOOKED_AT + _POSE), half, 3, padding=1)
        self.conv_quarter = nn.Conv2d(half, quarter, 3, padding=1, stride=2)
        self.block_down = ResnetBlock(3 * quarter, quarter, groups)
        self.conv_eighth = nn.Conv2d(quarter, eighth, 3, padding=1, stride=2)
        self.block_eighth = ResnetBlock(3 * eighth, eighth, groups)
        self.conv_up = nn.Conv2d(eighth, quarter, 3, padding=1)
        self.block_up = ResnetBlock(2 * quarter, quarter, groups)
        self.conv_half = nn.Conv2d(quarter, half, 3, padding=1)
        self.conv_out = nn.Conv2d(3 * half, half, 3, padding=1)
        # At first it changes nothing.
        nn.init.zeros_(self.conv_out.weight)
        nn.init.zeros_(self.conv_out.bias)

    def forward(self, view: PhotoView, flow: Tensor, known: FineFeatures) -> Tensor:
        """flow [n, 2, h, w], `known` the head's own features → [n, c, h/2, w/2]."""
        seen = torch.cat([view.pixels(flow), view.frames.pose], dim=1)
        there_quarter, there_eighth = view.features(flow)
        half = self.conv_in(F.pixel_unshuffle(seen, 2))
        quarter = torch.cat([self.conv_quarter(F.silu(half)), known.quarter, there_quarter], dim=1)
        quarter = self.block_down(quarter)
        eighth = torch.cat([self.conv_eighth(F.silu(quarter)), known.deep, there_eighth], dim=1)
        up = _doubled(self.conv_up(self.block_eighth(eighth)))
        quarter = self.block_up(torch.cat([quarter, up], dim=1))
        both = torch.cat([half, known.half, _doubled(self.conv_half(quarter))], dim=1)
        return self.conv_out(F.silu(both))


def compose(head: HeadOutput, frames: LiteFrames, photo: Tensor) -> LitePicture:
    """Mixes the picture; photo [n, 3, h, w]."""
    sources = frames.sources + head.flow
    light = torch.exp(head.gain.clamp(-1.2, 1.2))
    moved = (sample(photo, sources) + 1) * light - 1
    barred = torch.where(frames.cover > _LEAST_COVER, 0.0, _NEVER)
    logits = torch.cat([head.logits[:, :1], head.logits[:, 1:2] + barred, head.logits[:, 2:]], dim=1)
    parts = (moved, frames.puppet, head.colour, frames.plate)
    more = torch.tensor([0, 0, _GENERATED_MORE, 0], device=logits.device, dtype=logits.dtype).view(1, 4, 1, 1)
    shares = (_MEANT * logits + more).softmax(dim=1)
    picture = sum(share * part for share, part in zip(shares.split(1, dim=1), parts))
    return LitePicture(picture, shares, logits, moved, head.colour, sources, head)


def sample(picture: Tensor, places: Tensor) -> Tensor:
    """picture [n, c, h, w] at places [n, 2, h, w] (x, y in pixels); beyond the border the border's colours."""
    height, width = picture.shape[-2:]
    scale = torch.tensor([2 / width, 2 / height], device=places.device, dtype=places.dtype).view(1, 2, 1, 1)
    grid = (places * scale - 1).permute(0, 2, 3, 1)
    return F.grid_sample(picture, grid, mode="bilinear", padding_mode="border", align_corners=False)


def encode_places(places: Tensor) -> Tensor:
    """[n, 2, h, w] pixels → [n, 12, h/8, w/8]: sines and cosines of the blocks' middles, of three octaves."""
    height, width = places.shape[-2:]
    scale = torch.tensor([1 / width, 1 / height], device=places.device, dtype=places.dtype).view(1, 2, 1, 1)
    middles = F.avg_pool2d(places, 8) * scale
    angles = torch.cat([middles * (math.pi * 2**octave) for octave in range(_OCTAVES)], dim=1)
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def _grid(like: Tensor) -> Tensor:
    """[n, 2, h, w] the place of each pixel's middle."""
    count, _, height, width = like.shape
    x = torch.arange(width, device=like.device).view(1, 1, 1, -1).expand(count, 1, height, width)
    y = torch.arange(height, device=like.device).view(1, 1, -1, 1).expand(count, 1, height, width)
    return torch.cat([x, y], dim=1).to(like.dtype) + 0.5


def _exact(x: Tensor) -> Tensor:
    """Places and shares are not to be rounded to what convolutions are trained in."""
    return x.float() if x.dtype in (torch.bfloat16, torch.float16) else x


def _doubled(x: Tensor) -> Tensor:
    """Twice the sides, without steps."""
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
