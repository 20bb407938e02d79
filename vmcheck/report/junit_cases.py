"""What becomes a test of the JUnit report: a VM, a problem of the input, a finding across VMs.

A test has at most one result: readers keep only one. The gravest counts, its text tells the rest.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.escape import xml_text
from vmcheck.report.problems import at, describe, line, of_refused
from vmcheck.report.words import crashes, undecided
from vmcheck.verdict import Finding, FleetFinding, Verdict

Outcome = Literal["passed", "failure", "error", "skipped"]
_ACROSS: Final = "across VMs"


@dataclass(frozen=True, slots=True)
class Case:
    """A test: its XML, and how it counts."""

    xml: str
    outcome: Outcome


def element(tag: str, attributes: Mapping[str, str], text: str = "") -> str:
    """Give an XML element; the attributes are escaped here, the text is XML already."""
    shown = "".join(f' {name}="{xml_text(value)}"' for name, value in attributes.items())
    return f"<{tag}{shown}>{text}</{tag}>" if text else f"<{tag}{shown}/>"


def lines_text(lines: Iterable[str]) -> str:
    """Give lines as the text of an element."""
    return "\n".join(map(xml_text, lines))


def vm_case(verdict: Verdict, host: str) -> Case:
    """Give the test of one VM.

    Errors and warnings that the gate looks at are a failure, a crash of a rule is an error. A VM
    whose findings are all accepted is skipped, with the reasons; so is one that nobody can judge.
    """
    if not (verdict.findings or verdict.unknowns or verdict.missing):
        return _passed(host, verdict.name)
    result = _result(verdict)
    told = _told(verdict)
    if result is None:
        return _passed(host, verdict.name, told)
    outcome, kind, message = result
    return _case(host, verdict.name, outcome, kind=kind, message=message, told=told)


def _result(verdict: Verdict) -> tuple[Outcome, str, str] | None:
    """Give the gravest thing about a VM: result, type and message."""
    crashed = crashes(verdict)
    if crashed:
        return "error", "rule-crashed", "; ".join(crashed)
    grave = [found for found in verdict.findings if found.active and found.severity != "info"]
    if grave:
        return "failure", verdict.classification, _joined(f"{found.rule} {found.message}" for found in grave)
    accepted = [found for found in verdict.findings if not found.active]
    if accepted:
        return "skipped", "accepted", _joined(f"{found.rule} {_accepted(found)}" for found in accepted)
    if verdict.classification == "undetermined":
        return "skipped", "undetermined", undecided(verdict)
    return None


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def refused_case(refused: Refused) -> Case:
    """Give the test of a VM that does not fit the schema: an error."""
    place = refused.place
    name = refused.name if refused.name is not None else f"VM at line {place.line}"
    problems = of_refused(refused)
    message = f"refused and not checked: {describe(problems[0])}"
    return _case(place.file, name, "error", kind="vm-refused", message=message, told=map(line, problems))


def problem_case(problem: Problem) -> Case:
    """Give the test of a problem of the input: an error, or a warning that fails nothing."""
    place, told = problem.place, [line(problem)]
    name = f"line {place.line}, column {place.column}: {problem.message}"
    if problem.severity == "warning":
        return _passed(place.file, name, told)
    return _case(place.file, name, "error", kind="input-problem", message=describe(problem), told=told)


def fleet_case(finding: FleetFinding) -> Case:
    """Give the test of a finding across VMs."""
    name = f"{finding.rule} {finding.shared}"
    told = [f"{at(finding.place)}: {_told_finding(finding)}"]
    if not finding.active:
        message = _accepted(finding)
        return _case(_ACROSS, name, "skipped", kind="accepted", message=message, told=told)
    if finding.severity == "info":
        return _passed(_ACROSS, name, told)
    return _case(_ACROSS, name, "failure", kind=finding.outcome, message=finding.message, told=told)


def _passed(group: str, name: str, told: Iterable[str] = ()) -> Case:
    """Give a test without a result; what there is to tell is its output."""
    text = lines_text(told)
    output = element("system-out", {}, text) if text else ""
    return Case(_testcase(group, name, output), "passed")


def _case(group: str, name: str, outcome: Outcome, *, kind: str, message: str, told: Iterable[str]) -> Case:
    """Give a test with its result."""
    result = element(outcome, {"type": kind, "message": message}, lines_text(told))
    return Case(_testcase(group, name, result), outcome)


def _testcase(group: str, name: str, inner: str) -> str:
    return element("testcase", {"classname": group, "name": name, "time": "0"}, inner)


def _told(verdict: Verdict) -> Iterator[str]:
    """Give all findings of a VM with their positions, and what is not known."""
    place = verdict.record.place
    for finding in verdict.findings:
        yield f"{at(place(finding.path))}: {_told_finding(finding)}"
    unknown = undecided(verdict)
    if unknown:
        yield f"{at(place())}: unknown: {unknown}"


def _told_finding(finding: Finding | FleetFinding) -> str:
    told = f"{finding.severity}: {finding.rule} {finding.message}. What to do: {finding.remedy.text}"
    return told if finding.active else f"{told} ({_accepted(finding)})"


def _accepted(finding: Finding | FleetFinding) -> str:
    """Say why the gate does not look at a finding."""
    if finding.suppression is not None:
        return f"suppressed: {finding.suppression}"
    return "known: it is in the baseline"
