"""Logs of the folder, read, and what was found as plain data."""

import json
from pathlib import Path
from typing import Any

from vmcheck.reconcile.reading import Log, read_log
from vmcheck.reconcile.statements import Statement, Statements
from vmcheck.reconcile.text import LogText

FOLDER = Path(__file__).parent / "logs"
LOGS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")
ENCODING = {"console-cp850.txt": "cp850"}
"""Logs whose encoding nothing in them tells."""


class Noting(Statements):
    """Keeps every statement."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[Statement] = []

    def add(self, statement: Statement) -> None:
        self.all.append(statement)
        super().add(statement)


def read(path: Path) -> tuple[Log, Noting]:
    """Read one log."""
    statements = Noting()
    with path.open("rb") as stream:
        text = LogText(stream, ENCODING.get(path.name))
        log = Log(path.name, text.encoding)
        read_log(log, text.lines(), statements)
    log.other = text.other
    return log, statements


def found(path: Path) -> dict[str, Any]:
    """What is in a log, as its expectation says it."""
    log, statements = read(path)
    return {
        "encoding": log.encoding,
        "other": log.other,
        "counts": dict(sorted(log.counts.items())),
        "statements": [
            [one.place.line, one.place.column, one.label, [name[:40] for name in one.names], one.id]
            for one in statements.all
        ],
        "shown": [[shown.line, shown.bucket, shown.text] for shown in log.shown],
    }


def expected(path: Path) -> dict[str, Any]:
    """What is said to be in it: the file of the same name that ends in ``.json``."""
    document: dict[str, Any] = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    return document
