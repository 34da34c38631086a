"""Memory that is freed is kept for the next tensor of its size."""

import ctypes
import platform

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_MAX = -1, -2, -4
"""Of glibc, mallopt(3)."""


def keep_memory() -> None:
    """On the CPU PyTorch takes each tensor from the C library, and glibc asks the system anew for every large one,
    which then comes page by page: a quarter of a training step at 256×384. Other libraries are left as they are."""
    if platform.libc_ver()[0] != "glibc":
        return
    library = ctypes.CDLL(None)
    library.mallopt(_MMAP_MAX, 0)
    library.mallopt(_TRIM_THRESHOLD, 2**31 - 1)
    library.mallopt(_TOP_PAD, 64 << 20)
