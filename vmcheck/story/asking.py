"""What is not known of the VM, and how to find out."""

from collections.abc import Iterable

from msgspec import Struct

from vmcheck.knowledge.collecting import Recipe, how_to_collect
from vmcheck.report.tally import without_indices
from vmcheck.story.case import Case


class Question(Struct, frozen=True, kw_only=True):
    """Facts that are missing, and how to collect them: one command answers all of them."""

    facts: tuple[str, ...]
    """Their paths, as they would stand in the VM: guest.volumes, disks[0].path."""
    side: str
    """Who can answer: host, guest, job, file server, or the inventory where nobody knows better."""
    how: str
    powershell: str | None = None
    shell: str | None = None


def questions_of(case: Case) -> list[Question]:
    """What to collect, in the order in which facts decide."""
    facts: dict[Recipe | str, list[str]] = {}
    for fact in dict.fromkeys(_missing(case)):
        facts.setdefault(how_to_collect(without_indices(fact)) or fact, []).append(fact)
    return [_question(recipe, missing) for recipe, missing in facts.items()]


def _missing(case: Case) -> Iterable[str]:
    yield from case.verdict.missing
    if case.rate is not None and case.verdict.downtime and not case.verdict.record.vm.memory_bytes:
        yield "memory_bytes"


def _question(recipe: Recipe | str, missing: Iterable[str]) -> Question:
    if isinstance(recipe, str):
        how = "vmcheck schema inventory tells what it is"
        return Question(facts=tuple(missing), side="inventory", how=how)
    return Question(
        facts=tuple(missing),
        side=recipe.side,
        how=recipe.how,
        powershell=recipe.command,
        shell=recipe.shell,
    )
