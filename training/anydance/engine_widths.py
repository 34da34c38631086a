"""The engine's records of sizes (engine/networks/widths.ts, a model folder's model.json) → sizes."""

import dataclasses
import re
from typing import Any

from .networks.sizes import NetworkSizes


def sizes_of_widths(widths: dict[str, Any]) -> NetworkSizes:
    """`widths`: a NetworkWidths as JSON has it, names in camelCase. KeyError where a group is missing."""
    groups = {_snake_case(name): group for name, group in widths.items()}
    kinds = {field.name: field.type for field in dataclasses.fields(NetworkSizes)}
    return NetworkSizes(**{name: kind(**_sizes_of(groups[name])) for name, kind in kinds.items()})


def _sizes_of(group: dict[str, Any]) -> dict[str, Any]:
    return {_snake_case(name): tuple(value) if isinstance(value, list) else value for name, value in group.items()}


def _snake_case(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name)
