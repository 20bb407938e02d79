"""Measures every claim about speed and memory in one run: ``python -m benchmarks.run``.

Prints a Markdown table with the bound beside each number. Exits with 1 if a bound is missed.
"""

import argparse
import gc
import platform
import sys
import tempfile
from collections.abc import Iterator, Mapping
from os import cpu_count
from pathlib import Path
from statistics import median

from benchmarks.contenders import Contender, contenders, microseconds_per_vm
from benchmarks.generate import write_inventory
from benchmarks.processes import peak_mib, start_up_ms
from benchmarks.table import Line, as_markdown


def main() -> int:
    """Measure, print, and tell by the exit code whether all bounds hold."""
    options = _options()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is the console
    print(f"{platform.platform()}, {cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            *_speed(Path(folder), options.vms, options.rounds),
            *_memory(Path(folder), options.memory),
            *_start(Path(folder), options.starts),
        ]
    print(as_markdown(lines))
    return 0 if all(line.holds for line in lines) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--vms", type=int, default=10_000, help="VMs in the inventory for the speed (10000)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of which the median counts (7)")
    parser.add_argument("--quick", action="store_true", help="fewer VMs, rounds and starts: a first look")
    options = parser.parse_args()
    options.memory = (1_000, 10_000) if options.quick else (10_000, 100_000)
    options.starts = 10 if options.quick else 20
    if options.quick:
        options.vms, options.rounds = 2_000, 3
    return options


def _speed(folder: Path, vms: int, rounds: int) -> Iterator[Line]:
    path = _inventory(folder, vms)
    times = _alternating(contenders(), path, rounds)
    for name, time in times.items():
        yield Line(f"{name}, {vms} VMs", time, "µs/VM")
    counts, text = times["whole check, counts"], times["whole check, text report"]
    floor, loads = times["typed streaming decode"], times["json.loads"]
    yield Line("whole check, counts / typed decode", counts / floor, "times", at_most=2.0)
    yield Line("whole check, text / json.loads", text / loads, "times", at_most=0.9)
    yield Line("obvious stack / whole check, text", times["obvious stack"] / text, "times", at_least=20)


def _alternating(measured: Mapping[str, Contender], path: Path, rounds: int) -> dict[str, float]:
    """Medians in µs per VM. All take turns, so that a slow moment of the machine strikes all."""
    times: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(rounds):
        for name, contender in measured.items():
            gc.collect()
            times[name].append(microseconds_per_vm(contender, path))
    return {name: median(values) for name, values in times.items()}


def _memory(folder: Path, counts: tuple[int, ...]) -> Iterator[Line]:
    for vms in counts:
        path = _inventory(folder, vms)
        for form in ("text", "csv"):
            peak = peak_mib("check", str(path), "--format", form, "--quiet")
            size = path.stat().st_size // 10**6
            yield Line(f"peak memory, {form}, {vms} VMs ({size} MB)", peak, "MiB", at_most=60)
        path.unlink()


def _start(folder: Path, runs: int) -> Iterator[Line]:
    ten = folder / "ten.json"
    with ten.open("wb") as stream:
        write_inventory(stream, 10)
    yield Line("start, --version", start_up_ms("--version", runs=runs), "ms", at_most=65)
    yield Line("start, check of ten VMs", start_up_ms("check", str(ten), runs=runs), "ms", at_most=120)


def _inventory(folder: Path, vms: int) -> Path:
    path = folder / f"{vms}.json"
    with path.open("wb") as stream:
        write_inventory(stream, vms)
    return path


if __name__ == "__main__":
    sys.exit(main())
