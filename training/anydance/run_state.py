"""The state of a run of training, on the disk."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch


def write_state(path: Path, plan: Any, parts: dict[str, Any]) -> None:
    """Whole or not at all. `plan`: the dataclass of what the run's result follows from."""
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    torch.save({"plan": asdict(plan), **parts}, unfinished)
    unfinished.replace(path)


def read_state(path: Path, plan: Any, device: torch.device | str = "cpu") -> dict[str, Any]:
    """Throws ValueError when the state is of another plan."""
    state = torch.load(path, map_location=device, weights_only=True)
    if state["plan"] != asdict(plan):
        raise ValueError(f"{path} was trained by another plan: {state['plan']}")
    return state
