"""Measures what a plan costs beside a check of the same fleet: ``python -m benchmarks.plan``.

Prints a Markdown table with the bound beside each number. Exits with 1 if a bound is missed.
"""

import argparse
import gc
import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.contenders import Contender, microseconds_per_vm
from benchmarks.generate import write_inventory
from benchmarks.processes import peak_mib
from benchmarks.table import Line, as_markdown
from benchmarks.whole_check import WholeCheck
from vmcheck.changes.becomer import Becomer
from vmcheck.checker import Checker
from vmcheck.engine.rule import Rule
from vmcheck.inventory.events import Opened, Problem, Refused
from vmcheck.inventory.reader import read_inventory
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.plan.fleet_book import FleetBook
from vmcheck.plan.planning import make_plan
from vmcheck.plan.reports.base import PlanOptions, PlanRun
from vmcheck.plan.reports.formats import write_plan
from vmcheck.rulebook import load_rules


class WholePlan:
    """Everything that ``vmcheck plan`` does with an inventory, without its start."""

    def __init__(self, rules: list[Rule]) -> None:
        self._rules = rules

    def __call__(self, path: Path) -> int:
        """Plan for an inventory and write the plan as JSON; how many VMs it holds, refused ones too."""
        refused = 0
        with self._book() as book, path.open("rb") as stream:
            for event in read_inventory(stream, path.name):
                if isinstance(event, Opened):
                    book.open(event)
                elif isinstance(event, Refused):
                    refused += 1
                elif not isinstance(event, Problem):
                    book.take(event)
            plan = make_plan(book)
        run = PlanRun(tool_version="benchmark", inputs=(path.name,))
        with Path(os.devnull).open("w", encoding="utf-8", newline="") as sink:
            write_plan("json", sink, plan, run, PlanOptions())
        return plan.now.vms + refused

    def _book(self) -> FleetBook:
        return FleetBook(Checker(self._rules, catalogue()), Becomer(self._rules, catalogue()))


def main() -> int:
    """Measure, print, and tell by the exit code whether all bounds hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plan", description=__doc__)
    parser.add_argument("--vms", type=int, default=100_000, help="VMs in the inventory (100000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of which the median counts (3)")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is the console
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fleet.json"
        with path.open("wb") as stream:
            write_inventory(stream, options.vms)
        lines = [*_speed(path, options.vms, options.rounds), *_memory(path, options.vms)]
    print(as_markdown(lines))
    return 0 if all(line.holds for line in lines) else 1


def _speed(path: Path, vms: int, rounds: int) -> list[Line]:
    rules = load_rules(catalogue()).rules
    check, plan = WholeCheck(rules), WholePlan(rules)
    pairs = [(_timed(check, path), _timed(plan, path)) for _ in range(rounds)]
    return [
        Line(f"whole check, counts, {vms} VMs", median(one for one, _ in pairs), "µs/VM"),
        Line(f"whole plan, JSON, {vms} VMs", median(other for _, other in pairs), "µs/VM"),
        Line("whole plan / whole check", median(b / a for a, b in pairs), "times", at_most=3.0),
    ]


def _timed(contender: Contender, path: Path) -> float:
    gc.collect()
    return microseconds_per_vm(contender, path)


def _memory(path: Path, vms: int) -> list[Line]:
    peak = peak_mib("plan", str(path), "--format", "json", "--quiet")
    return [Line(f"peak memory of a plan, JSON, {vms} VMs", peak, "MiB")]


if __name__ == "__main__":
    sys.exit(main())
