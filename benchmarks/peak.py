"""Runs vmcheck's command line and ends with the memory it took at most, in bytes, on stderr.

``python -m benchmarks.peak check FILE --format text``
"""

import sys
from pathlib import Path

from vmcheck.__main__ import main

_STATUS = Path("/proc/self/status")
_KIB = 1024


def peak_bytes() -> int:
    """The most memory this process has held so far: resident set, on Windows the working set."""
    if sys.platform == "win32":
        return _peak_on_windows()
    if _STATUS.exists():  # getrusage on Linux counts what the process was before exec, too
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * _KIB
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIB


def _peak_on_windows() -> int:
    import ctypes

    fields = (ctypes.c_size_t * 10)()  # PROCESS_MEMORY_COUNTERS: two DWORDs, then sizes; the peak comes first
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]  # exists on Windows only
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    kernel.K32GetProcessMemoryInfo(process, ctypes.byref(fields), ctypes.sizeof(fields))
    return int(fields[1])


if __name__ == "__main__":
    try:
        main()
    finally:
        sys.stderr.write(f"\n{peak_bytes()}\n")
