"""Failed and undecided rules as findings for people: texts filled in, commands quoted."""

from collections.abc import Sequence

from vmcheck.coverage import Part
from vmcheck.engine import placeholders
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Remediation, Result, Witness
from vmcheck.knowledge.subject import Subject
from vmcheck.verdict import Finding, Item, Remedy, Unknown


def findings_of(subject: Subject, results: Sequence[Result], catalogue: Catalogue) -> list[Finding]:
    """One finding for each element that a rule failed on."""
    return [
        _finding(subject, result, witness, catalogue)
        for result in results
        if result.value == "fail"
        for witness in result.failed
    ]


def _finding(subject: Subject, result: Result, witness: Witness, catalogue: Catalogue) -> Finding:
    rule = result.rule
    filler = placeholders.Filler(catalogue, rule.scope, subject, witness.element)
    remediation = rule.remediation
    return Finding(
        rule=rule.id,
        name=rule.name,
        title=rule.title,
        severity=rule.severities[subject.site.release],
        outcome=result.outcome or "advice",
        confidence=rule.confidence,
        message=filler.fill(rule.message, placeholders.plain),
        impact=rule.impact,
        remedy=remedy_of(remediation, filler, has_cmdlets=subject.site.has_since(remediation.since)),
        path=witness.path,
        object=witness.label,
    )


def remedy_of(remediation: Remediation, filler: placeholders.Filler, *, has_cmdlets: bool = True) -> Remedy:
    """What to do, filled in with facts and quoted; without the command where the host lacks its cmdlets."""
    powershell = remediation.powershell if has_cmdlets else None
    return Remedy(
        text=filler.fill(remediation.text, placeholders.plain),
        powershell=filler.fill_optional(powershell, placeholders.powershell),
        shell=filler.fill_optional(remediation.shell, placeholders.shell),
        downtime=remediation.downtime,
    )


def unknowns_of(results: Sequence[Result]) -> list[Unknown]:
    """The rules that could not be decided, with what is missing."""
    merged: dict[str, Result] = {}
    for result in results:
        if result.value in ("unknown", "crashed"):
            merged.setdefault(result.rule.id, result)
    if not merged:
        return []
    return [
        Unknown(
            rule=result.rule.id,
            title=result.rule.title,
            outcome=result.outcome or "advice",
            missing=result.missing,
            fault=result.why if result.value == "crashed" else None,
        )
        for result in merged.values()
    ]


def items_of(parts: Sequence[Part]) -> Sequence[Item]:
    """Parts that are not, or perhaps not, in the backup."""
    if not parts:
        return ()
    return tuple(
        [
            Item(
                kind=part.kind,
                name=part.name,
                size_bytes=part.size_bytes,
                rule=part.rule.id,
                why=part.rule.title,
                path=part.path,
            )
            for part in parts
            if part.rule is not None
        ]
    )
