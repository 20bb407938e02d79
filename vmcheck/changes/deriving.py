"""From a rule that failed for a VM to the changes that mend it, with their edits."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from vmcheck.changes.change import EFFORTS, Change, Edit, Obstacle
from vmcheck.changes.edits import edits_of
from vmcheck.engine import placeholders
from vmcheck.engine.fields import Catalogue, element_path, elements
from vmcheck.engine.files.fix_file import Side
from vmcheck.engine.files.fix_reading import build_fixes
from vmcheck.engine.fix import Fix
from vmcheck.engine.reference import evaluate
from vmcheck.engine.rule import Result, Rule, Witness
from vmcheck.findings import remedy_of
from vmcheck.knowledge.subject import Subject

CRASHED = "Its change cannot be worked out"
"""How the reason begins where that is a fault of vmcheck."""
_NO_CHANGE = "The rule names no change"


class _Applicable(Struct, frozen=True):
    """One declared change with the elements that it would change, and the edits that it takes."""

    fix: Fix
    witness: Witness
    edits: Sequence[Edit]


class Offer(Struct, frozen=True):
    """What can be done about one rule that failed: changes of which one is enough, or why there is none."""

    alternatives: Sequence[Change] = ()
    obstacle: Obstacle | None = None


class Deriver:
    """Derives changes; keeps the declared changes of each rule once they are read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._fixes: dict[tuple[str, int], list[Fix]] = {}

    def offer(self, result: Result, subject: Subject) -> Offer:
        """What can be done about a rule that failed."""
        try:
            return self.offer_of(self._fixes_of(result.rule), result, subject)
        except Exception as error:  # noqa: BLE001  # as with a rule that crashes: the others are not its victims
            reason = f"{CRASHED}: {type(error).__name__}: {error}"
            return Offer(obstacle=_obstacle(result, (), [reason]))

    def offer_of(self, declared: Sequence[Fix], result: Result, subject: Subject) -> Offer:
        """The same by some changes that its rule declares."""
        fixes = [fix for fix in declared if subject.site.release in fix.hosts]
        by_witness: list[list[_Applicable]] = []
        reasons: list[str] = [] if fixes else [_NO_CHANGE]
        for witness in result.failed:
            found = list(self._applicable(fixes, witness, subject, reasons))
            if not found:
                return Offer(obstacle=_obstacle(result, fixes, reasons))
            by_witness.append(found)
        alternatives: list[Change] = []
        for number in range(max(map(len, by_witness), default=0)):
            chosen = [found[min(number, len(found) - 1)] for found in by_witness]
            alternatives.append(self._change(result, subject, chosen, number))
        return Offer(alternatives=alternatives)

    def _fixes_of(self, rule: Rule) -> list[Fix]:
        key = rule.id, rule.variant
        if key not in self._fixes:
            self._fixes[key] = build_fixes(rule, self._catalogue)
        return self._fixes[key]

    def _applicable(
        self, fixes: Sequence[Fix], witness: Witness, subject: Subject, reasons: list[str]
    ) -> Iterator[_Applicable]:
        """The changes that mend one witness; why others do not is added to the reasons."""
        for fix in fixes:
            if fix.none is not None:
                if self._concerns(fix, witness.element, subject):
                    reasons.append(fix.none)
                continue
            try:
                edits = list(self._edits(fix, witness, subject))
            except LookupError as error:
                reasons.append(f"The change needs {self._needed(error.args[0])}, which is not known")
                continue
            if edits:
                yield _Applicable(fix, witness, edits)

    def _needed(self, fact: str) -> str:
        """The collected facts that a fact which is missing comes from."""
        known = self._catalogue.fields.get(fact.removeprefix("vm."))
        return " and ".join(known.needs) if known is not None and known.needs else fact

    def _concerns(self, fix: Fix, element: Any, subject: Subject) -> bool:
        if fix.where is None or not fix.of_witnesses:
            return True
        return evaluate(fix.where, subject, element, self._catalogue) is True

    def _edits(self, fix: Fix, witness: Witness, subject: Subject) -> Iterator[Edit]:
        for element, index in self._elements(fix, witness, subject):
            if fix.where is not None and evaluate(fix.where, subject, element, self._catalogue) is not True:
                continue
            path = None if index is None else element_path(self._catalogue.scopes[fix.scope], element, index)
            filler = placeholders.Filler(self._catalogue, fix.scope, subject, element)
            yield from edits_of(fix, subject, element, path, filler)

    def _elements(self, fix: Fix, witness: Witness, subject: Subject) -> Iterator[tuple[Any, int | None]]:
        if fix.of_witnesses:
            yield witness.element, witness.index
        elif fix.scope == "vm":
            yield None, None
        else:
            found = elements(self._catalogue.scopes[fix.scope], subject) or ()
            yield from ((element, index) for index, element in enumerate(found))

    def _change(self, result: Result, subject: Subject, chosen: Sequence[_Applicable], number: int) -> Change:
        edits: list[Edit] = []
        texts: dict[str, None] = {}
        commands: dict[str, None] = {}
        shell: dict[str, None] = {}
        for one in chosen:
            edits += [edit for edit in one.edits if edit not in edits]
            remediation = one.fix.remediation
            filler = placeholders.Filler(self._catalogue, result.rule.scope, subject, one.witness.element)
            remedy = remedy_of(remediation, filler, has_cmdlets=subject.site.has_since(remediation.since))
            texts[remedy.text] = None
            if remedy.powershell is not None:
                commands[remedy.powershell] = None
            if remedy.shell is not None:
                shell[remedy.shell] = None
        return Change(
            rule=result.rule.id,
            title=result.rule.title,
            outcome=result.outcome or "advice",
            form=result.rule.variant,
            alternative=number,
            effort=max((one.fix.effort for one in chosen), key=EFFORTS.index),
            side=chosen[0].fix.side or _side(edits[0]),
            text="; ".join(texts),
            powershell=tuple(commands),
            shell=tuple(shell),
            objects=tuple(one.witness.label for one in chosen if one.witness.label is not None),
            edits=tuple(edits),
        )


def _obstacle(result: Result, fixes: Sequence[Fix], reasons: Sequence[str]) -> Obstacle:
    instead = [one for fix in fixes if fix.none in reasons for one in fix.instead]
    return Obstacle(
        rule=result.rule.id,
        title=result.rule.title,
        outcome=result.outcome or "advice",
        why=". ".join(reason.rstrip(".") for reason in dict.fromkeys(reasons)) or _NO_CHANGE,
        instead=tuple(dict.fromkeys(instead)),
    )


def _side(edit: Edit) -> Side:
    if edit.target != "vm":
        return "job" if edit.path[0] == "backup_job" else edit.target
    return "guest" if edit.path[0] == "guest" else "vm"
