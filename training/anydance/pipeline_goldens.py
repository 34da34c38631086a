"""Golden tensors 06 to 08 of a parity set: the schedule, the whole run, the windows."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .goldens import Golden, clip_golden, in_half, pose_features
from .networks.layers import to_frames, to_video
from .networks.unet_blocks import DeepFeatures
from .parity_set import ParitySet
from .sampling import DeepCache, Sampled, Windows, ddim_step, make_schedule, sample, trailing_timesteps

_SCHEDULES = (1, 2, 3, 4, 7, 16, 20, 25, 30, 50)
_STEPS = ((4, (0, 1, 3)), (30, (0, 11, 29)), (7, (2, 6)), (1, (0,)))


def scheduler_golden(opened: ParitySet, latents: Tensor, velocity: Tensor) -> Golden:
    """06: the schedule, its timesteps, and single steps from the same latents and prediction."""
    schedule = make_schedule(opened.config["noise_scheduler_kwargs"], opened.dtype)
    one = torch.ones((), dtype=opened.dtype)
    golden = {"betas": schedule.betas, "alphas_cumprod": schedule.alphas_cumprod}
    golden |= {"final_alpha_cumprod": one, "init_noise_sigma": one}
    golden |= {f"timesteps_{steps}": np.array(trailing_timesteps(steps)) for steps in _SCHEDULES}
    golden |= {"step_sample": latents, "step_model_output": velocity}
    for steps, indices in _STEPS:
        for index in indices:
            step = ddim_step(schedule, velocity, latents, timestep=trailing_timesteps(steps)[index], steps=steps)
            key = f"step_n{steps}_i{index}"
            golden |= {f"{key}_prev_sample": step.before, f"{key}_pred_x0": step.clean}
    return golden


def pipeline_golden(opened: ParitySet, initial: Tensor, video_frames: list[int]) -> Golden:
    """07: the whole run from noise to frames, with the bank rounded and not, with guidance and without,
    and with each second step shallow."""
    guidance = opened.config["guidance_scale"]
    bank = pipeline_bank(opened)
    main = run_pipeline(opened, initial, in_half(bank), guidance)
    shared = run_pipeline(opened, initial, bank, guidance, DeepCache(interval=2, branch=0))
    decoded = opened.networks.vae.decode(to_frames(main.latents[-1][:, :, video_frames]) / opened.scale)
    return {
        "initial_latents": initial,
        "guided_model_output": torch.stack(main.velocities),
        "latents_after_step": torch.stack(main.latents),
        "video": to_video((decoded / 2 + 0.5).clamp(0, 1), len(video_frames)),
        "video_frames": np.array(video_frames),
        "latents_after_step_bank_fp32": torch.stack(run_pipeline(opened, initial, bank, guidance).latents),
        "latents_after_step_guidance1": torch.stack(run_pipeline(opened, initial, in_half(bank), 1.0).latents),
        "latents_after_step_interval_2": torch.stack(shared.latents),
    }


def windows_golden(cases: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """08: the windows of each case (its settings: num_frames, context_*, step, closed_loop)."""
    return [case | {"windows": list(_windows(case).over(case["num_frames"], case["step"]))} for case in cases]


def pipeline_bank(opened: ParitySet) -> dict[str, Tensor]:
    """The photo's features for a guided batch, from the pictures of the set."""
    context = image_context(opened)
    mean, _ = opened.networks.vae.encode(opened.photo())
    latents = (mean * opened.scale).expand(2, -1, -1, -1)
    return opened.networks.reference_net(latents, context)


def image_context(opened: ParitySet) -> Tensor:
    """[2, 1, context width]: zeros, then the photo's embedding."""
    embedding = clip_golden(opened)["image_embeds"][:, None]
    return torch.cat([torch.zeros_like(embedding), embedding])


def run_pipeline(
    opened: ParitySet, initial: Tensor, bank: dict[str, Tensor], guidance: float, cache: DeepCache | None = None
) -> Sampled:
    """The denoising loop over all pose pictures; `cache`: steps share deep features."""
    features = pose_features(opened.networks.pose_guider, opened.poses())
    context = image_context(opened)
    first = 0 if guidance > 1 else 1
    bank = {name: rows[first:] for name, rows in bank.items()}

    steps = trailing_timesteps(opened.config["steps"])

    def predict(latents: Tensor, timestep: int, frames: list[int]) -> Tensor:
        def unet(deep: DeepFeatures | None = None) -> Tensor:
            return opened.networks.denoising_unet(
                latents,
                torch.full((latents.shape[0],), timestep),
                context[first:],
                pose=features[:, :, frames].expand(latents.shape[0], -1, -1, -1, -1),
                bank=bank,
                guided=guidance > 1,
                deep=deep,
            )

        return cache.run(steps.index(timestep), frames, unet) if cache else unet()

    settings = opened.config["context"]
    return sample(
        initial,
        predict,
        make_schedule(opened.config["noise_scheduler_kwargs"], opened.dtype),
        steps=opened.config["steps"],
        guidance=guidance,
        windows=Windows(settings["frames"], settings["stride"], settings["overlap"]),
    )


def _windows(case: dict[str, Any]) -> Windows:
    return Windows(case["context_size"], case["context_stride"], case["context_overlap"], case["closed_loop"])
