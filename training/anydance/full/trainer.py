"""Training of the full-size networks, on one device or, started by torchrun, on many."""

import os
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from safetensors.torch import save_file
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from anydance.checkpoints import Networks
from anydance.full.examples import Examples
from anydance.full.learner import Learner, draw_noise
from anydance.run_state import read_state, write_state
from anydance.sampling import make_schedule

SCHEDULE = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "linear",
    "rescale_betas_zero_snr": True,
}
"""Moore-AnimateAnyone configs/inference/inference_v2.yaml; the engine's profile of the name `moore`."""


@dataclass(frozen=True)
class FullPlan:
    """What a run's result follows from, beside its data, the networks it began with and how many devices there are."""

    stage: int
    steps: int
    batch: int = 1
    """Clips a device and step."""
    rate: float = 1e-5
    seed: int = 0


@dataclass(frozen=True)
class Devices:
    """Those that train together; this process has one of them."""

    own: torch.device
    rank: int = 0
    count: int = 1

    @staticmethod
    def join() -> "Devices":
        """As torchrun's environment says; without it, one device alone."""
        if "RANK" not in os.environ:
            return Devices(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
        local = int(os.environ["LOCAL_RANK"])
        own = torch.device("cuda", local) if torch.cuda.is_available() else torch.device("cpu")
        return Devices(own, dist.get_rank(), dist.get_world_size())


class FullTrainer:
    """A run: all that is random follows from seed, step and device, so that it goes on where it was stopped."""

    def __init__(self, networks: Networks, plan: FullPlan, examples: Examples, devices: Devices) -> None:
        self.plan, self.examples, self.devices, self.step = plan, examples, devices, 0
        for network in (networks.vae, networks.clip_vision):
            network.to(devices.own).requires_grad_(False).eval()
        self.learner = Learner(networks, make_schedule(SCHEDULE), plan.stage).to(devices.own)
        learning = self.learner.learning()
        if devices.own.type != "cpu":
            # On the CPU PyTorch 2.13 crashes in the backward pass where weights are frozen; there they only stay.
            self.learner.requires_grad_(False)
        for weight in learning:
            weight.requires_grad_(True)
        self.learning = learning
        self.optimizer = torch.optim.AdamW(learning, plan.rate, weight_decay=0.01)
        self._loss: nn.Module = self.learner
        if devices.count > 1:
            ids = None if devices.own.type == "cpu" else [devices.own.index]
            # A step that sees nothing of the photo leaves the ReferenceNet out.
            self._loss = DistributedDataParallel(self.learner, ids, find_unused_parameters=True)

    def train_step(self) -> float:
        """The loss of this device."""
        order = (self.plan.seed * 1_000_003 + self.step) * self.devices.count + self.devices.rank
        generator = torch.Generator().manual_seed(order)
        example = self.examples.draw(generator)
        noise, timesteps = draw_noise(example.latents, generator)
        with torch.autocast(self.devices.own.type, torch.bfloat16, enabled=self.devices.own.type != "cpu"):
            loss = self._loss(example, noise, timesteps)
        loss.backward()
        nn.utils.clip_grad_norm_(self.learning, 1.0)
        self.optimizer.step()
        self.learner.zero_grad(set_to_none=True)
        self.step += 1
        return float(loss.detach())

    def save(self, path: Path) -> None:
        """Whole or not at all; the first device writes for all."""
        if self.devices.rank == 0:
            learnt = {"learner": self.learner.state_dict(), "optimizer": self.optimizer.state_dict()}
            write_state(path, self.plan, {"step": self.step, **learnt})

    def load(self, path: Path) -> None:
        """Throws ValueError when the state is of another plan."""
        state = read_state(path, self.plan, self.devices.own)
        self.learner.load_state_dict(state["learner"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]


def export(networks: Networks, folder: Path) -> None:
    """Writes all networks as a public checkpoint lies (Moore-AnimateAnyone's layout), for the engine to import."""
    unet = networks.denoising_unet.state_dict()
    files = {
        "denoising_unet": {name: weight for name, weight in unet.items() if ".motion_modules." not in name},
        "motion_module": {name: weight for name, weight in unet.items() if ".motion_modules." in name},
        "reference_unet": networks.reference_net.state_dict(),
        "pose_guider": networks.pose_guider.state_dict(),
        "image_encoder/model": networks.clip_vision.state_dict(),
        "sd-vae-ft-mse/diffusion_pytorch_model": networks.vae.state_dict(),
    }
    for name, weights in files.items():
        path = folder / f"{name}.safetensors"
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file({key: weight.cpu().contiguous() for key, weight in weights.items()}, path)
