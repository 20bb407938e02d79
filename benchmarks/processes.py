"""Fresh processes: how long a start takes, and how much memory a run needs at most."""

import subprocess
import sys
from statistics import median
from time import perf_counter

_MIB = 1 << 20


def start_up_ms(*arguments: str, runs: int) -> float:
    """Median time of ``python -m vmcheck`` with some arguments, in ms. The first run does not count."""
    return median([_timed("vmcheck", *arguments) for _ in range(runs + 1)][1:])


def _timed(module: str, *arguments: str) -> float:
    begin = perf_counter()
    _run(module, *arguments)
    return (perf_counter() - begin) * 1e3


def peak_mib(*arguments: str) -> float:
    """The most memory that vmcheck holds when called with some arguments, in MiB."""
    told = _run("benchmarks.peak", *arguments)
    return int(told.split()[-1]) / _MIB


def _run(module: str, *arguments: str) -> bytes:
    """What a module writes to stderr.

    Raises:
        RuntimeError: It failed in a way that has nothing to do with the inventory.
    """
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(f"{' '.join(command)} exited with {done.returncode}: {done.stderr.decode()}")
    return done.stderr
