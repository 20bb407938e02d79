"""The wording about VMs that are not ready once the whole plan is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vmcheck.changes.change import NewerHost
from vmcheck.knowledge.releases import TITLES
from vmcheck.plan.model import Plan, Stuck
from vmcheck.report.words import not_collected
from vmcheck.verdict import CLASSIFICATIONS, Classification

_FACTS = 6


@dataclass(frozen=True, slots=True)
class Left:
    """VMs that are left for the same reasons."""

    classification: Classification
    rules: Sequence[str]
    helps: str
    names: Sequence[str]


def left(plan: Plan) -> list[Left]:
    """Group the VMs that are not ready at the end: worst first, then most VMs first."""
    groups: dict[tuple[Classification, tuple[str, ...], str], list[str]] = {}
    for vm in plan.stuck:
        key = vm.classification, tuple(vm.rules), what_helps(vm)
        groups.setdefault(key, []).append(f"{vm.name} on {vm.host}" if vm.host else vm.name)
    found = [Left(*key, names) for key, names in groups.items()]
    return sorted(found, key=lambda one: (CLASSIFICATIONS.index(one.classification), -len(one.names)))


def what_helps(vm: Stuck) -> str:
    """Say why a VM is left, and what would help."""
    return ". ".join(dict.fromkeys(f"{text[:1].upper()}{text[1:]}" for text in _helps(vm)))


def _helps(vm: Stuck) -> Iterator[str]:
    for obstacle in vm.obstacles:
        instead = f"; instead: {' or '.join(obstacle.instead)}" if obstacle.instead else ""
        yield f"{obstacle.why.rstrip('.')}{instead}"
    if vm.newer_host is not None:
        yield _newer(vm.newer_host)
    if vm.classification == "undetermined":
        yield not_collected(vm.missing, _FACTS) if vm.missing else "a rule crashed"
    elif not vm.obstacles and vm.newer_host is None:
        yield "no change in place is known"


def _newer(newer: NewerHost) -> str:
    if newer.classification == "undetermined":
        return f"on a host with {TITLES[newer.release]} facts are missing to tell"
    rules = dict.fromkeys(change.rule for change in newer.changes)
    besides = f" with the changes of {', '.join(rules)}" if rules else ""
    return f"on a host with {TITLES[newer.release]} it would be {newer.classification}{besides}"
