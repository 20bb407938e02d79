"""Predictions and statements for the tests of reconcile."""

from typing import Any

from tests.report.fleet import vm as verdict
from vmcheck.inventory.events import Place
from vmcheck.reconcile.prediction import Prediction, RuleNote, predicted
from vmcheck.reconcile.reconciliation import Entry, Reconciliation
from vmcheck.reconcile.statements import Statement, Statements
from vmcheck.verdict import Verdict

WORDS = {"online": "Online", "offline": "Offline"}


def statement(
    label: Any, name: str, vm_id: str | None = None, line: int = 1, file: str = "wsb.log"
) -> Statement:
    """A line of a log."""
    return Statement(label, WORDS[label], (name,), vm_id, Place(file, line, 14))


def prediction(**changes: Any) -> Prediction:
    """A VM that is predicted online, but for the changes; ``rules`` and ``undecided`` are outcomes."""
    rules = tuple(RuleNote("HVB102", outcome, "warning", "is off") for outcome in changes.pop("rules", ()))
    undecided = tuple(
        RuleNote("HVB205", outcome, None, "may be off") for outcome in changes.pop("undecided", ())
    )
    base = predicted(verdict("VM01", 0), 0)
    return base._replace(**{"release": "2019", **changes, "rules": rules, "undecided": undecided})


def reconciled(
    said: list[Statement], vms: list[Verdict], *, host: str | None = None, refused: tuple[str, ...] = ()
) -> list[Entry]:
    """All entries."""
    statements = Statements()
    for one in said:
        statements.add(one)
    with Reconciliation(statements, host=host) as both:
        for vm in vms:
            both.add(vm)
        for name in refused:
            both.refuse(name)
        return list(both.entries())
