"""The page of a rule: what, why, on which hosts, how to mend it, and who says so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from vmcheck.engine.rule import OUTCOMES, Group, Outcome, Remediation, Rule, Severity, Source
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import RELEASES, TITLES, describe
from vmcheck.pages import condition_text
from vmcheck.pages.blocks import Block, Bullets, Code, Heading, Paragraph, Table
from vmcheck.pages.fix_text import fix_blocks

T = TypeVar("T")

CHAPTER_TITLES: Mapping[str, str] = {
    "integration": "Guest integration and guest operating system",
    "guest-storage": "Guest storage",
    "vm-configuration": "VM configuration",
    "coverage": "Coverage: what is not in the backup",
    "host-and-job": "Host, job and requestor",
}

_CONFIDENCE = {
    "high": "high: first-party and unambiguous",
    "medium": "medium: first-party but dated or indirect, or independent vendors",
    "low": "low: a single secondary source, or inferred",
}


def rule_page(forms: Sequence[Rule]) -> list[Block]:
    """The page of a rule with its variants, the main form first."""
    return list(_blocks(forms))


def _blocks(forms: Sequence[Rule]) -> Iterator[Block]:
    rule = forms[0]
    yield Heading(f"{rule.id} {rule.title}", 1)
    yield Paragraph(
        f"`{rule.name}`, {CHAPTER_TITLES[rule.chapter].lower()}; "
        f"concerns {describe(rule.hosts)}; confidence {_CONFIDENCE[rule.confidence]}."
    )
    yield Heading("What it means")
    yield Paragraph(rule.impact)
    if not rule.suppressible:
        yield Paragraph("Suppressions cannot accept it.")
    yield Table(("Hosts", "Severity", "Outcome", "Meaning"), list(_effects(rule)))
    yield Heading("When it fails")
    yield from _condition(rule)
    for variant in forms[1:]:
        yield from _variant(rule, variant)
    yield Heading("What to do")
    yield from _remedy(rule.remediation)
    yield from fix_blocks(rule)
    if rule.notes:
        yield Heading("Good to know")
        yield Paragraph(rule.notes)
    yield Heading("Sources")
    yield Bullets([(0, _source(source)) for source in rule.sources])


def _effects(rule: Rule) -> Iterator[tuple[str, str, str, str]]:
    for (outcome, severity), hosts in _grouped(rule.outcomes, rule.severities):
        yield describe(hosts), severity, outcome, OUTCOMES[outcome]


def _grouped(
    outcomes: Mapping[Release, Outcome], severities: Mapping[Release, Severity]
) -> Iterator[tuple[tuple[Outcome, Severity], frozenset[Release]]]:
    groups: dict[tuple[Outcome, Severity], set[Release]] = {}
    for release in RELEASES:
        if release in outcomes:
            groups.setdefault((outcomes[release], severities[release]), set()).add(release)
    for effect, hosts in groups.items():
        yield effect, frozenset(hosts)


def _condition(rule: Rule) -> Iterator[Block]:
    if rule.group is not None:
        yield from _group(rule.group)
        yield Bullets(list(condition_text.describe(rule.when)))
        return
    asked = "the VM" if rule.scope == "vm" else f"each `{rule.scope}`"
    if rule.applies is not None:
        yield Paragraph(f"Asked of {asked}, provided that")
        yield Bullets(list(condition_text.describe(rule.applies)))
        yield Paragraph("It fails if")
    else:
        yield Paragraph(f"Asked of {asked}. It fails if")
    yield Bullets(list(condition_text.describe(rule.when)))


def _group(group: Group) -> Iterator[Block]:
    fields = ", ".join(f"`{field.name}`" for field in group.together)
    what = "VMs" if group.of == "vm" else f"every `{group.of}` of all VMs"
    yield Paragraph(f"Asked of {what} together, in groups with the same {fields}")
    if group.where is not None:
        yield Paragraph("Taking part are those for which")
        yield Bullets(list(condition_text.describe(group.where)))
    yield Paragraph(f"It fails if a group has at least {group.at_least} VMs, and for one of them")


def _variant(rule: Rule, variant: Rule) -> Iterator[Block]:
    yield Heading(f"Otherwise: {variant.title}" if variant.title != rule.title else "Otherwise")
    yield Table(("Hosts", "Severity", "Outcome", "Meaning"), list(_effects(variant)))
    yield Paragraph("Where none of the above holds, it fails if")
    yield Bullets(list(condition_text.describe(variant.own)))
    if variant.impact != rule.impact:
        yield Paragraph(variant.impact)
    if variant.remediation != rule.remediation:
        yield from _remedy(variant.remediation)
    if variant.fixes != rule.fixes:
        yield from fix_blocks(variant)


def _remedy(remediation: Remediation) -> Iterator[Block]:
    downtime = {True: " This interrupts the VM.", False: " This does not interrupt the VM.", None: ""}
    text = remediation.text.rstrip(".") + "."
    yield Paragraph(text + downtime[remediation.downtime])
    if remediation.powershell:
        if remediation.since is not None:
            yield Paragraph(f"On hosts from {TITLES[remediation.since]} on:")
        yield Code("powershell", _placeholders_shown(remediation.powershell))
    if remediation.shell:
        yield Code("sh", _placeholders_shown(remediation.shell))


def _placeholders_shown(command: str) -> str:
    """Placeholders as people write them: <vm.name>; braces are script blocks in PowerShell."""
    return re.sub(r"\{([a-z_.]+)\}", r"<\1>", command)


def _source(source: Source) -> str:
    details = [detail for detail in (source.where, source.date) if detail]
    return f"{source.title}{' (' + ', '.join(details) + ')' if details else ''}: {source.confidence}"
