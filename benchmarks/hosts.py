"""Measures what many hosts cost: ``python -m benchmarks.hosts``.

The fleet of ``benchmarks.generate``, and the same with its VMs spread over many hosts of the same kinds, in
random order; each host has its own name, free space and volume GUIDs, as real ones have.
"""

import argparse
import gc
import json
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.contenders import microseconds_per_vm
from benchmarks.generate import write_inventory
from benchmarks.table import Line, as_markdown
from benchmarks.whole_check import WholeCheck
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.rulebook import load_rules

Facts = dict[str, Any]


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hosts", description=__doc__)
    parser.add_argument("--vms", type=int, default=10_000, help="VMs in the inventory (10000)")
    parser.add_argument("--hosts", type=int, default=700, help="hosts they are spread over (700)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which the best counts (5)")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is the console
    check = WholeCheck(load_rules(catalogue()).rules)
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.json", Path(folder) / "many.json"
        with few.open("wb") as stream:
            write_inventory(stream, options.vms)
        inventory = json.loads(few.read_text(encoding="utf-8"))
        few_hosts = len(inventory["hosts"])
        spread(inventory, options.hosts, Random(1))
        many.write_text(json.dumps(inventory, indent=2, ensure_ascii=False), encoding="utf-8")
        lines = [
            Line(
                f"whole check, counts, {options.vms} VMs on {count} hosts",
                _best(check, path, options.rounds),
                "µs/VM",
            )
            for count, path in ((few_hosts, few), (options.hosts, many))
        ]
    print(as_markdown(lines))


def spread(inventory: Facts, count: int, random: Random) -> None:
    """Multiply the hosts of an inventory, and put each VM on one that is like its own."""
    copies: dict[str, list[str]] = {host["name"]: [] for host in inventory["hosts"]}
    hosts = [_copy(inventory["hosts"][number % len(copies)], number, random) for number in range(count)]
    for number, host in enumerate(hosts):
        copies[inventory["hosts"][number % len(copies)]["name"]].append(host["name"])
    for vm in inventory["vms"]:
        if vm.get("host") in copies:
            vm["host"] = random.choice(copies[vm["host"]])
    inventory["hosts"] = hosts


def _copy(host: Facts, number: int, random: Random) -> Facts:
    volumes = [
        {
            **volume,
            "free_bytes": random.randrange(volume["size_bytes"] // 5, volume["size_bytes"]),
            "volume_id": f"\\\\?\\Volume{{{random.getrandbits(32):08x}-0000-0000-0000-{number:012}}}\\",
        }
        for volume in host["volumes"]
    ]
    return {**host, "name": f"{host['name']}-{number:03}", "volumes": volumes}


def _best(check: WholeCheck, path: Path, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        gc.collect()
        times.append(microseconds_per_vm(check, path))
    return min(times)


if __name__ == "__main__":
    main()
