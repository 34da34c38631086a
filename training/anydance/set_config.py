"""The config.json of a parity set → sizes."""

import json
from pathlib import Path
from typing import Any

from .networks.sizes import ClipVisionSizes, MotionSizes, NetworkSizes, PoseGuiderSizes, UnetSizes, VaeSizes


def read_config(folder: Path) -> dict[str, Any]:
    """The set's settings as they are written."""
    return json.loads((folder / "config.json").read_text())


def sizes_of(config: dict[str, Any]) -> NetworkSizes:
    """The sizes of the set's networks; a set that does not say has 32 norm groups in its VAE."""
    unet, vae, clip, guider = (config[key] for key in ("unet", "vae", "clip", "pose_guider"))
    motion = config["unet_additional_kwargs"]["motion_module_kwargs"]
    return NetworkSizes(
        unet=UnetSizes(
            tuple(unet["block_out_channels"]),
            unet["layers_per_block"],
            unet["num_heads"],
            unet["norm_num_groups"],
            unet["cross_attention_dim"],
        ),
        motion=MotionSizes(motion["num_attention_heads"], motion["temporal_position_encoding_max_len"]),
        pose_guider=pose_guider_sizes_of(guider),
        clip_vision=ClipVisionSizes(
            clip["hidden"],
            clip["inter"],
            clip["layers"],
            clip["heads"],
            clip["patch"],
            clip["image"],
            clip["projection_dim"],
        ),
        vae=VaeSizes(
            tuple(vae["block_out_channels"]),
            vae["layers_per_block"],
            groups=vae.get("norm_num_groups", 32),
            scale=vae["scaling_factor"],
        ),
    )


def pose_guider_sizes_of(guider: dict[str, Any]) -> PoseGuiderSizes:
    """The sizes of a pose guider; the kind is `moore` where none is named."""
    return PoseGuiderSizes(
        guider.get("kind", "moore"),
        tuple(guider["block_out_channels"]),
        guider["conditioning_embedding_channels"],
        guider["conditioning_channels"],
        guider.get("num_heads", 8),
        guider.get("norm_num_groups", 32),
    )
