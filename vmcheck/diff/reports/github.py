"""The comparison as annotations for GitHub Actions: a workflow command for what NEW brings.

New findings stand at their exact line. What was bad before gives no annotation, nor does what was
mended. GitHub shows ten errors, ten warnings and ten notices of a step; the log has all of them.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TextIO

from vmcheck.diff.across import AcrossChange
from vmcheck.diff.change import Change
from vmcheck.diff.reports.base import DiffCounts, DiffOptions, DiffRun
from vmcheck.diff.reports.words import headline, notes, steps
from vmcheck.diff.snapshot import Noted, Snapshot
from vmcheck.inventory.events import Place
from vmcheck.report.escape import terminal
from vmcheck.report.github import workflow_command
from vmcheck.report.paths import InputNames, is_file
from vmcheck.report.problems import at
from vmcheck.verdict import Severity

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "info": "notice"}
)


class DiffGithub:
    """Writes as it goes. The log ends with the headline and the notes, which are no commands."""

    def __init__(self, stream: TextIO, options: DiffOptions) -> None:
        self._stream = stream
        self._names = InputNames(options.base)
        self._run: DiffRun | None = None

    def begin(self, run: DiffRun) -> None:
        """Keep the run for the headline."""
        self._run = run

    def change(self, change: Change) -> None:
        """Write a command for each new finding of a VM, or one for the VM if it is worse without one."""
        if change.new is None:
            return
        if change.kind == "worse":
            self._worse(change, change.new)
        elif change.old is None and change.new.classification != "online-capable":
            lines = steps(change)
            self._command("notice", change.new.place, f"New VM: {lines[0]} [{change.vm.name}]", lines[1:])

    def across(self, change: AcrossChange) -> None:
        """Write a command for a new finding, at the place of the first cause."""
        if change.kind == "new":
            title = f"{change.rule} new across VMs"
            self._command(_COMMANDS[change.severity], change.place, title, [change.message])

    def end(self, counts: DiffCounts) -> None:
        """Write headline and notes."""
        assert self._run is not None  # noqa: S101  # begin comes first
        said = (headline(self._run, counts), *notes(self._run))
        self._stream.write("".join(f"vmcheck: {terminal(text)}\n" for text in said))

    def _worse(self, change: Change, vm: Snapshot) -> None:
        title = _title(change, vm)
        grave = [finding for finding in change.new_findings if finding.severity != "info"]
        for finding in grave:
            self._command(_COMMANDS[finding.severity], vm.place_of(finding), title, list(_lines(finding)))
        if not grave:
            self._command("warning", vm.place, title, steps(change))

    def _command(self, name: str, place: Place, title: str, lines: list[str]) -> None:
        assert self._run is not None  # noqa: S101  # begin comes first
        file = place.file.removeprefix(self._run.new.prefix)
        properties = {"title": terminal(title)}
        if is_file(file):
            path = self._names.path(file)
            properties = {"file": path, "line": str(place.line), "col": str(place.column), **properties}
        else:
            lines = [at(place), *lines]
        self._stream.write(f"{workflow_command(name, properties, lines or [title])}\n")


def _title(change: Change, vm: Snapshot) -> str:
    old = change.old
    if old is None or old.classification == vm.classification:
        return f"Worse than before [{vm.name}]"
    return f"{old.classification} -> {vm.classification} [{vm.name}]"


def _lines(finding: Noted) -> Iterator[str]:
    yield f"{finding.rule} {finding.message}"
