"""What is said of one VM: the prediction, the log, what the label means on its host, and the rules."""

from collections.abc import Iterator

from vmcheck.knowledge.releases import SAVES_STATE
from vmcheck.reconcile.labels import Label
from vmcheck.reconcile.prediction import OF_MODE, WITHOUT_GUEST, Prediction, RuleNote
from vmcheck.reconcile.reconciliation import Entry
from vmcheck.reconcile.statements import Statement, fold
from vmcheck.report.words import not_collected

_MODES = {"saved-state": "a saved state", "fails": "a backup that fails", "unknown": "nothing certain"}
_ONLINE = {
    "application": "online",
    "file-system": "online, file-system-consistent",
    "crash": "crash-consistent",
}
_RULES = 5
"""So many rules of one VM are named; the others are counted."""


def explanation(entry: Entry) -> list[str]:
    """Say what the log says and what was predicted, one thing a line, not yet escaped."""
    if entry.vm is None:
        return list(_of_log(entry))
    if not entry.said:
        return [f"predicted: {prediction(entry.vm)}"]
    return [_both(entry, entry.vm), *_other_name(entry, entry.vm), *_more(entry, entry.vm)]


def prediction(vm: Prediction) -> str:
    """Give what was predicted in a few words."""
    if vm.mode == "online":
        return _ONLINE.get(vm.consistency or "", "online, consistency not certain")
    if vm.mode == "not-running":
        return f"not running ({vm.state})"
    if vm.mode == "unknown" and vm.without_guest:
        outcome = next(note.outcome for note in vm.rules if note.outcome in WITHOUT_GUEST)
        return f"{outcome} if it runs"
    if vm.mode == "unknown" and vm.classification == "online-capable":
        return "online if it runs"
    return _MODES[vm.mode]


def said(entry: Entry) -> str:
    """Give what the log says, with places, empty where it says nothing."""
    return " and ".join(f"{one.words} ({_at(one)})" for one in entry.said)


def rules_in_play(entry: Entry) -> tuple[RuleNote, ...]:
    """Give the rules that the prediction rests on: for nothing certain those that could not be decided."""
    if entry.vm is None:
        return ()
    if entry.result == "taught":
        return entry.vm.undecided
    deciding = tuple(note for note in entry.vm.rules if note.outcome in OF_MODE)
    return deciding or entry.vm.rules


def _at(statement: Statement) -> str:
    return f"{statement.place.file}:{statement.place.line}"


def _both(entry: Entry, vm: Prediction) -> str:
    times = f", {entry.times} times" if entry.times > len(entry.said) else ""
    agreed = _agreement(vm) if entry.result == "agrees" else ""
    return f"predicted: {prediction(vm)}; the log says {said(entry)}{times}{agreed}"


def _other_name(entry: Entry, vm: Prediction) -> Iterator[str]:
    name = entry.said[0].names[0]
    if fold(name) != fold(vm.name):
        yield f"the log calls it {name}"


def _agreement(vm: Prediction) -> str:
    """What makes a label fit that does not say what was predicted."""
    if vm.mode == "not-running":
        return ", as may be for a VM that does not always run"
    if vm.mode == "online" and vm.consistency == "crash":
        return ": no downtime from 2012 R2 on"
    return ""


def _of_log(entry: Entry) -> Iterator[str]:
    yield f"the log says {said(entry)}"
    if entry.reason == "refused":
        yield "the VM of this name in the inventory does not fit the schema"


def _more(entry: Entry, vm: Prediction) -> Iterator[str]:
    if entry.reason == "ambiguous":
        yield "several VMs have this name; --host says of which host the log is"
    elif entry.reason == "fails":
        yield "a label says how the VM is offered to the backup, not whether the backup succeeds"
    elif entry.result != "agrees":
        yield from (f"{one.words} means: {_meaning(one.label, vm)}" for one in entry.said)
        if vm.release_assumed:
            yield "nobody collected the host release: 2008 was assumed"
        if entry.result == "taught" and vm.missing:
            yield not_collected(vm.missing)
        yield from _rules(entry)


def _meaning(label: Label, vm: Prediction) -> str:
    if label == "online":
        return "the guest took part in the snapshot"
    if vm.release is None:
        return "the guest took no part; up to 2012 a running VM is then saved, from 2012 R2 on it runs on"
    if vm.release in SAVES_STATE:
        return "the VM was put into a saved state, or did not run"
    return "the guest took no part, or the VM did not run; no downtime from 2012 R2 on"


def _rules(entry: Entry) -> Iterator[str]:
    notes = rules_in_play(entry)
    if not any(note.outcome in OF_MODE for note in notes) and entry.result != "taught":
        yield "no rule found anything that keeps the guest from taking part"
    for note in notes[:_RULES]:
        yield f"{note.rule} {_verb(note)}: {note.message}"
    if len(notes) > _RULES:
        yield f"{len(notes) - _RULES} more rules"


def _verb(note: RuleNote) -> str:
    if note.severity is None:
        return "could not be decided"
    return "advises" if note.outcome == "advice" else f"said {note.outcome}"
