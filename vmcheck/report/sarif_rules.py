"""The rules of a SARIF log, gathered from the findings while they pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from vmcheck.report.escape import markdown_block, markdown_text, message_text
from vmcheck.report.sarif_document import Configuration, Descriptor, Level, Message
from vmcheck.verdict import Finding, FleetFinding, Severity

LEVELS: Mapping[Severity, Level] = MappingProxyType({"error": "error", "warning": "warning", "info": "note"})
_WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "info")
_GITHUB_SEVERITY = MappingProxyType({"error": "error", "warning": "warning", "info": "recommendation"})


@dataclass(slots=True)
class _Met:
    """A rule, and how it was met: severity and outcome depend on the release of the host."""

    first: Finding | FleetFinding
    severity: Severity
    outcomes: set[str] = field(default_factory=set)


class RuleIndex:
    """Numbers rules in the order in which they are met; grows with their number only."""

    def __init__(self) -> None:
        self._met: dict[str, _Met] = {}
        self._numbers: dict[str, int] = {}

    def number(self, finding: Finding | FleetFinding) -> int:
        """Give the number of a finding's rule, from 0, and remember the rule."""
        rule = self._met.get(finding.rule)
        if rule is None:
            rule = self._met[finding.rule] = _Met(finding, finding.severity)
            self._numbers[finding.rule] = len(self._numbers)
        rule.severity = min(rule.severity, finding.severity, key=_WORST_FIRST.index)
        rule.outcomes.add(finding.outcome)
        return self._numbers[finding.rule]

    def descriptors(self) -> Iterator[Descriptor]:
        """Give all rules by number."""
        return map(_descriptor, self._met.values())


def _descriptor(rule: _Met) -> Descriptor:
    first = rule.first
    return Descriptor(
        id=first.rule,
        name=first.name,
        short_description=Message(text=message_text(first.title)),
        full_description=Message(text=message_text(first.impact)),
        help=_help(first),
        default_configuration=Configuration(level=LEVELS[rule.severity]),
        properties={
            "tags": ["backup", "hyper-v", *sorted(rule.outcomes)],
            "precision": first.confidence,
            "problem.severity": _GITHUB_SEVERITY[rule.severity],
        },
    )


def _help(first: Finding | FleetFinding) -> Message:
    """Say what the rule is about. Commands stand with each result: they are filled in for its VM."""
    explain = f"vmcheck explain {first.rule}"
    text = [first.title, first.impact, f"What to do: {first.remedy.text}", f"To read more: {explain}"]
    markdown = [
        f"**{markdown_text(first.title)}**",
        markdown_text(first.impact),
        f"What to do: {markdown_text(first.remedy.text)}",
        "To read more:",
        "\n".join(markdown_block(explain, "sh")),
    ]
    return Message(text="\n".join(map(message_text, text)), markdown="\n\n".join(markdown))
