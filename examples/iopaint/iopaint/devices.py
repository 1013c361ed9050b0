"""Where the models run."""

import ctypes


def cuda_devices() -> int:
    """How many GPUs the NVIDIA driver shows to this process; none without a driver."""
    try:
        driver = ctypes.CDLL("libcuda.so.1")
    except OSError:
        return 0
    count = ctypes.c_int(0)
    if driver.cuInit(0) != 0 or driver.cuDeviceGetCount(ctypes.byref(count)) != 0:
        return 0
    return count.value


def choose(device: str) -> str:
    """The device as it was asked for; a GPU that is not there is an error, not a slow surprise."""
    if device == "cuda" and cuda_devices() == 0:
        raise SystemExit("CUDA is not available: start it with --device cpu, or give the container a GPU")
    return device
