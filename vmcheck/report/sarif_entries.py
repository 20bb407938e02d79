"""Turns findings, problems and refused VMs into the parts of a SARIF log."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from vmcheck.inventory.events import Place, Problem, Refused
from vmcheck.report.base import Options
from vmcheck.report.escape import message_text
from vmcheck.report.fingerprint import fingerprints, fleet_fingerprint
from vmcheck.report.paths import InputNames
from vmcheck.report.problems import describe, of_refused
from vmcheck.report.sarif_document import (
    ROOT,
    ArtifactLocation,
    Descriptor,
    Location,
    LogicalLocation,
    Message,
    Notification,
    PhysicalLocation,
    Reference,
    Region,
    Result,
    Suppression,
)
from vmcheck.report.sarif_rules import LEVELS, RuleIndex
from vmcheck.report.words import not_collected
from vmcheck.verdict import Finding, FleetFinding, Verdict

_FINGERPRINT = "vmcheckFinding/v1"
NOTIFICATIONS: Mapping[str, str] = MappingProxyType(
    {
        "input-problem": "Something in the inventory does not fit",
        "not-collected": "Facts that would settle the verdict were not collected",
        "rule-crashed": "A rule crashed",
        "run-note": "What holds for the whole run",
        "vm-refused": "A VM does not fit the schema and was not checked",
    }
)


def notification_descriptors() -> list[Descriptor]:
    """Give the kinds of notifications."""
    return [Descriptor(id=name, short_description=_message(text)) for name, text in NOTIFICATIONS.items()]


class SarifEntries:
    """Makes the parts; knows the base of URIs, and the rules met so far."""

    def __init__(self, options: Options) -> None:
        self._names = InputNames(options.base)
        self._baseline = options.baseline
        self.rules = RuleIndex()

    def results(self, verdict: Verdict) -> Iterator[Result]:
        """Give a result for each finding of a VM."""
        record = verdict.record
        for finding, key in zip(verdict.findings, fingerprints(verdict), strict=True):
            yield self._result(
                finding,
                f"{verdict.name}: {finding.message}",
                key,
                self._location(record.place(finding.path), verdict),
                {**_of_vm(verdict), "object": finding.object, "pointer": record.pointer(finding.path)},
            )

    def fleet_result(self, finding: FleetFinding) -> Result:
        """Give the result for a finding across VMs."""
        about = {"shared": finding.shared, "vms": finding.vms, "names": list(finding.names),
                 "spoiledBy": list(finding.spoiled_by)}  # fmt: skip
        place = self._location(finding.place)
        return self._result(finding, finding.message, fleet_fingerprint(finding), place, about)

    def _result(
        self,
        finding: Finding | FleetFinding,
        text: str,
        key: str,
        location: Location,
        about: Mapping[str, object],
    ) -> Result:
        return Result(
            rule_id=finding.rule,
            rule_index=self.rules.number(finding),
            level=LEVELS[finding.severity],
            message=_message(text, f"What to do: {finding.remedy.text}"),
            locations=(location,),
            partial_fingerprints={_FINGERPRINT: key},
            suppressions=_suppressions(finding.suppression),
            baseline_state=("unchanged" if finding.known else "new") if self._baseline else None,
            properties=_known({**_of_finding(finding), **about}),
        )

    def crashes_and_gaps(self, verdict: Verdict) -> Iterator[Notification]:
        """Give what could not be found out about a VM: rules that crashed, facts not collected."""
        here = (self._location(verdict.record.place(), verdict),)
        for unknown in verdict.unknowns:
            if unknown.fault is not None:
                text = f"{verdict.name}: the rule crashed: {unknown.fault}"
                rule = Reference(id=unknown.rule)
                yield Notification(level="error", message=_message(text), locations=here,
                                   descriptor=Reference(id="rule-crashed"), associated_rule=rule)  # fmt: skip
        if verdict.missing:
            text = f"{verdict.name}: {verdict.classification}; {not_collected(verdict.missing)}"
            yield Notification(level="note", message=_message(text), locations=here,
                               descriptor=Reference(id="not-collected"))  # fmt: skip

    def problem(self, problem: Problem) -> Notification:
        """Give a problem of the input."""
        return self._of_input(problem, "input-problem", "")

    def refused(self, refused: Refused) -> Iterator[Notification]:
        """Give all problems of a VM that was not checked."""
        whose = "" if refused.name is None else f"{refused.name}: "
        for problem in of_refused(refused):
            yield self._of_input(problem, "vm-refused", whose)

    def _of_input(self, problem: Problem, kind: str, whose: str) -> Notification:
        return Notification(
            level=problem.severity,
            message=_message(f"{whose}{describe(problem)}"),
            locations=(self._location(problem.place),),
            descriptor=Reference(id=kind),
        )

    def _location(self, place: Place, verdict: Verdict | None = None) -> Location:
        uri = self._names.uri(place.file)
        base = None if uri.startswith("file:") else ROOT
        return Location(
            physical_location=PhysicalLocation(
                artifact_location=ArtifactLocation(uri=uri, uri_base_id=base),
                region=Region(start_line=place.line, start_column=place.column),
            ),
            logical_locations=() if verdict is None else (_vm(verdict),),
        )


def run_note(text: str) -> Notification:
    """Give a note on the whole run."""
    return Notification(level="note", message=_message(text), descriptor=Reference(id="run-note"))


def _message(*lines: str) -> Message:
    return Message(text="\n".join(map(message_text, lines)))


def _vm(verdict: Verdict) -> LogicalLocation:
    full = verdict.name if verdict.host is None else f"{verdict.host}/{verdict.name}"
    return LogicalLocation(name=verdict.name, fully_qualified_name=full, kind="resource")


def _suppressions(reason: str | None) -> tuple[Suppression, ...]:
    if reason is None:
        return ()
    return (Suppression(kind="external", status="accepted", justification=reason),)


def _known(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value is not None}


def _of_finding(finding: Finding | FleetFinding) -> dict[str, object]:
    remedy = finding.remedy
    return {
        "outcome": finding.outcome,
        "confidence": finding.confidence,
        "tags": [finding.outcome],
        "powershell": remedy.powershell,
        "shell": remedy.shell,
        "downtime": remedy.downtime,
    }


def _of_vm(verdict: Verdict) -> dict[str, object]:
    return {
        "vm": verdict.name,
        "vmId": verdict.id,
        "host": verdict.host,
        "classification": verdict.classification,
    }
