"""What of the full-size networks learns in which stage, and the loss that it learns by.

Sources: paper §3.3 (arXiv 2311.17117); Moore-AnimateAnyone train_stage_1.py, train_stage_2.py and
configs/train/stage1.yaml, stage2.yaml.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from anydance.checkpoints import Networks
from anydance.networks.layers import to_frames, to_video
from anydance.sampling import TRAIN_STEPS, Schedule

_SNR_LIMIT = 5.0
"""Min-SNR-γ (arXiv 2303.09556)."""
_NOISE_OFFSET = 0.05


@dataclass(frozen=True)
class Example:
    """b clips of f frames (stage 1: f is 1), as the networks see them."""

    reference: Tensor
    """[b, 4, h, w] the photo's latent"""
    context: Tensor
    """[b, 1, d] the photo's image token"""
    latents: Tensor
    """[b, 4, f, h, w] of the frames that are to be drawn"""
    poses: Tensor
    """[b, 3, f, 8h, 8w] drawn, in 0…1"""
    plain: bool
    """Nothing is seen of the photo: teaches the row that guidance leads away from."""


class Learner(nn.Module):
    """Denoising UNet, ReferenceNet and pose guider. Stage 1: they learn on single frames, without motion
    modules; stage 2: the motion modules alone learn, on clips."""

    def __init__(self, networks: Networks, schedule: Schedule, stage: int):
        super().__init__()
        self.denoising_unet = networks.denoising_unet
        self.reference_net = networks.reference_net
        self.pose_guider = networks.pose_guider
        self.stage = stage
        self.register_buffer("kept", schedule.alphas_cumprod, persistent=False)

    def learning(self) -> list[nn.Parameter]:
        """The weights that the optimizer moves."""
        of_motion = self.stage == 2
        return [weight for name, weight in self.named_parameters() if (".motion_modules." in name) == of_motion]

    def forward(self, example: Example, noise: Tensor, timesteps: Tensor) -> Tensor:
        """noise as the latents, timesteps [b] whole numbers from 0 → the loss, a scalar."""
        latents, frames = example.latents, example.latents.shape[2]
        kept = self.kept[timesteps].view(-1, 1, 1, 1, 1)
        noisy = kept.sqrt() * latents + (1 - kept).sqrt() * noise
        velocity = kept.sqrt() * noise - (1 - kept).sqrt() * latents
        context = torch.zeros_like(example.context) if example.plain else example.context
        bank = None if example.plain else self.reference_net(example.reference, context)
        pose = to_video(self.pose_guider(to_frames(example.poses)), frames)
        said = self.denoising_unet(noisy, timesteps, context, pose=pose, bank=bank, motion=self.stage == 2)
        error = (said.float() - velocity.float()).square().mean(dim=(1, 2, 3, 4))
        return (error * self._weights(timesteps)).mean()

    def _weights(self, timesteps: Tensor) -> Tensor:
        """Of the timesteps, for a loss on velocities: their signal to noise counts one more."""
        kept = self.kept[timesteps]
        ratio = kept / (1 - kept) + 1
        return ratio.clamp(max=_SNR_LIMIT) / ratio


def draw_noise(latents: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Noise as the latents, moved a little as a whole so that dark and bright pictures are learnt too
    (https://www.crosslabs.org/blog/diffusion-with-offset-noise), and timesteps [b]."""
    count, channels = latents.shape[:2]
    noise = torch.randn(latents.shape, generator=generator)
    offset = torch.randn((count, channels, 1, 1, 1), generator=generator)
    timesteps = torch.randint(0, TRAIN_STEPS, (count,), generator=generator)
    return (noise + _NOISE_OFFSET * offset).to(latents.device), timesteps.to(latents.device)
