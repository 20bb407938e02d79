"""Baselines as text: written, read and looked through."""

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vmcheck.baseline.baseline import Baseline
from vmcheck.baseline.reading import BaselineError, load_baseline
from vmcheck.baseline.writing import write_baseline
from vmcheck.inventory.events import Problem
from vmcheck.verdict import FleetFinding, Verdict


def run(*found: Verdict | FleetFinding) -> tuple[Verdict | FleetFinding, ...]:
    """What a run gives."""
    return found


def written(accepted: Iterable[Verdict | FleetFinding]) -> str:
    """The text of a baseline."""
    stream = io.StringIO(newline="")
    write_baseline(accepted, stream)
    return stream.getvalue()


def read(text: str | bytes) -> Baseline:
    """A baseline read from a file with this text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vmcheck-baseline.json"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load_baseline(path)


def problems(text: str | bytes) -> Sequence[Problem]:
    """What is wrong with a text; nothing if it can be used."""
    try:
        read(text)
    except BaselineError as error:
        return error.problems
    return ()


def of(*accepted: Verdict | FleetFinding) -> Baseline:
    """The baseline of a run."""
    return read(written(accepted))


def new(baseline: Baseline, run: Iterable[Verdict | FleetFinding]) -> list[tuple[str, str, str | None]]:
    """Name, rule and object of all findings of a run that the baseline does not know."""
    found: list[tuple[str, str, str | None]] = []
    for seen in run:
        if isinstance(seen, FleetFinding):
            marked = baseline.apply_fleet(seen)
            found += [] if marked.known else [("", marked.rule, marked.shared)]
        else:
            verdict = baseline.apply(seen)
            found += [(verdict.name, one.rule, one.object) for one in verdict.findings if not one.known]
    return found


def document(text: str) -> Any:
    """The text as plain data."""
    return json.loads(text)
