"""Turns what was found into the structs of the JSON reconciliation."""

from vmcheck.reconcile.prediction import Prediction, RuleNote
from vmcheck.reconcile.reading import Log
from vmcheck.reconcile.reconciliation import Entry
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileRun
from vmcheck.reconcile.reports.entry_words import explanation, rules_in_play
from vmcheck.reconcile.reports.json_document import (
    InventoryEntry,
    LineEntry,
    LogEntry,
    PredictionEntry,
    ReconcileSummary,
    RuleEntry,
    StatementEntry,
    VmEntry,
)
from vmcheck.reconcile.statements import Statement


def inventory_entry(run: ReconcileRun) -> InventoryEntry:
    """Give the inventory."""
    return InventoryEntry(input=run.inventory, vms=run.vms, refused=run.refused, elsewhere=run.elsewhere)


def log_entry(log: Log) -> LogEntry:
    """Give one log with its counts."""
    return LogEntry(
        file=log.name,
        encoding=log.encoding,
        lines=log.lines,
        statement=log.counts["statement"],
        known=log.counts["known"],
        doubtful=log.counts["doubtful"],
        unknown=log.counts["unknown"],
        shown=tuple(LineEntry(bucket=one.bucket, line=one.line, text=one.text) for one in log.shown),
    )


def vm_entry(entry: Entry) -> VmEntry:
    """Give one VM of either side."""
    return VmEntry(
        result=entry.result,
        reason=entry.reason,
        name=entry.name,
        id=entry.id,
        host=entry.host,
        statements=tuple(map(_statement, entry.said)),
        times=entry.times,
        prediction=None if entry.vm is None else _prediction(entry.vm, rules_in_play(entry)),
        explanation=tuple(explanation(entry)),
    )


def _statement(statement: Statement) -> StatementEntry:
    return StatementEntry(
        label=statement.label,
        words=statement.words,
        file=statement.place.file,
        line=statement.place.line,
        column=statement.place.column,
    )


def _prediction(vm: Prediction, rules: tuple[RuleNote, ...]) -> PredictionEntry:
    return PredictionEntry(
        release=vm.release,
        release_assumed=vm.release_assumed,
        state=vm.state,
        classification=vm.classification,
        mode=vm.mode,
        consistency=vm.consistency,
        missing=vm.missing,
        rules=tuple(RuleEntry(**note._asdict()) for note in rules),
        file=vm.file,
        line=vm.line,
        column=vm.column,
    )


def counts_entry(counts: ReconcileCounts) -> ReconcileSummary:
    """Give the counts."""
    results = counts.by_result
    return ReconcileSummary(
        disagrees=results["disagrees"],
        contradictory=results["contradictory"],
        taught=results["taught"],
        not_compared=results["not-compared"],
        only_in_log=results["only-in-log"],
        only_in_inventory=results["only-in-inventory"],
        agrees=results["agrees"],
    )
