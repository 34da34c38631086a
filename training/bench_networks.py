"""PyTorch's side of `npm run bench:networks`: measures calls of networks as it is asked to.

Reads one request a line, answers each with one line of JSON:

    {"network": "denoising-unet", "widths": "sd15", "frames": 8, "height": 32, "width": 32, "guided": false}
    {"ms": 14100.0, "cpu_ms": 27200.0, "gflop": 2133.5, "peak_mb": 6200, "format": "channels_last"}

`height` and `width` are the latent's; `widths` is "sd15" or a record as in engine/networks/widths.ts;
`threads` is optional, one for each core by default.
The network of the last request stays loaded, with random weights, so that repeated requests measure
only the call. The first request of a shape tries both memory formats and keeps the faster.
A request that cannot be served is answered by {"error": "..."}.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from anydance.engine_widths import sizes_of_widths
from anydance.networks.sizes import SD15, NetworkSizes
from anydance.workloads import Shape, build_network, workload

_FORMATS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}


def main() -> None:
    """Answers requests until the input ends."""
    with torch.inference_mode():
        for line in sys.stdin:
            print(json.dumps(answer(line)), flush=True)


def answer(line: str) -> dict[str, Any]:
    """One request, measured once."""
    try:
        request = json.loads(line)
        sizes = _read_sizes(json.dumps(request["widths"]))
        torch.set_num_threads(request.get("threads") or os.cpu_count() or 1)
        shape = Shape(*(request[key] for key in ("frames", "height", "width")), request.get("guided", False))
        return measure(request["network"], sizes, shape)
    except (ValueError, KeyError, TypeError, RuntimeError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def measure(name: str, sizes: NetworkSizes, shape: Shape) -> dict[str, Any]:
    """Milliseconds of one call, what it computes, and how much memory the process held at most."""
    network, formats = _load(name, sizes)
    if shape not in formats:
        formats[shape] = _faster_format(network, workload(name, network, sizes, shape))
    network.to(memory_format=_FORMATS[formats[shape]])
    call = workload(name, network, sizes, shape)
    _forget_peak()
    busy = time.process_time()
    elapsed = _time(call)
    return {
        "ms": round(elapsed, 2),
        "cpu_ms": round((time.process_time() - busy) * 1000, 2),
        "gflop": round(count_flop(name, sizes, shape) / 1e9, 3),
        "peak_mb": _peak_mb(),
        "format": formats[shape],
    }


@lru_cache(maxsize=64)
def count_flop(name: str, sizes: NetworkSizes, shape: Shape) -> int:
    """Floating-point operations of the products and convolutions of one call (a multiply-add is two)."""
    with torch.device("meta"):
        network = build_network(name, sizes)
    call = workload(name, network, sizes, shape)
    with FlopCounterMode(display=False) as counter:
        call()
    return counter.get_total_flops()


@lru_cache(maxsize=1)
def _load(name: str, sizes: NetworkSizes) -> tuple[nn.Module, dict[Shape, str]]:
    """A network, and the memory format that is faster for each shape that was asked for."""
    torch.manual_seed(1)
    return build_network(name, sizes), {}


def _faster_format(network: nn.Module, call: Callable[[], Any]) -> str:
    call()  # to warm up
    times = {}
    for name, memory_format in _FORMATS.items():
        network.to(memory_format=memory_format)
        times[name] = _time(call)
    return min(times, key=times.__getitem__)


def _time(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


@lru_cache(maxsize=8)
def _read_sizes(widths: str) -> NetworkSizes:
    given = json.loads(widths)
    if given == "sd15":
        return SD15
    if not isinstance(given, dict):
        raise ValueError(f'widths are "sd15" or a record, not {widths}')
    return sizes_of_widths(given)


def _forget_peak() -> None:
    """Linux: the greatest memory is counted anew from here."""
    Path("/proc/self/clear_refs").write_text("5")


def _peak_mb() -> int:
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024


if __name__ == "__main__":
    main()
