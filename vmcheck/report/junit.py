"""JUnit XML for build servers: a suite for each host, a test for each VM.

The last suite, vmcheck, is about the run: problems of the input, VMs that were not checked, findings
across VMs, and as its output the headline and the notes. The structure is that of the schema of
Jenkins (junit-10.xsd). Counts stand before what they count, so everything waits in a file.
"""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.junit_cases import (
    Case,
    element,
    fleet_case,
    lines_text,
    problem_case,
    refused_case,
    vm_case,
)
from vmcheck.report.shelves import Shelves
from vmcheck.report.words import headline, notes
from vmcheck.verdict import CLASSIFICATIONS, FleetFinding, Verdict

_RUN = "vmcheck"
_NO_HOST = "no host"
_INDENT = "    "


class _Suite:
    """A suite: its name, and what is counted in it."""

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self.key = key
        self.outcomes: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()

    def attributes(self) -> Mapping[str, str]:
        """What the element says of the suite: its name, and the tests by result."""
        counts = self.outcomes
        return {
            "name": self.name,
            "tests": str(counts.total()),
            "failures": str(counts["failure"]),
            "errors": str(counts["error"]),
            "skipped": str(counts["skipped"]),
            "time": "0",
        }

    def properties(self) -> Mapping[str, str]:
        """VMs by class, worst first."""
        return {name: str(self.classes[name]) for name in CLASSIFICATIONS if self.classes[name]}


class JunitReport:
    """Writes at the end. Memory grows with the number of hosts only."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:  # noqa: ARG002 - as for all formats
        self._stream = stream
        self._shelves = Shelves()
        self._hosts: dict[str | None, _Suite] = {}
        self._run = _Suite(_RUN, "run")
        self._version = ""

    def begin(self, run: Run) -> None:
        """Remember the version."""
        self._version = run.tool_version

    def verdict(self, verdict: Verdict) -> None:
        """Put the test of one VM to those of its host."""
        host = verdict.host
        suite = self._hosts.get(None if host is None else host.casefold())
        if suite is None:
            suite = self._new_suite(host)
        suite.classes[verdict.classification] += 1
        self._add(suite, vm_case(verdict, suite.name))

    def _new_suite(self, host: str | None) -> _Suite:
        suite = _Suite(_NO_HOST if host is None else host, f"host {len(self._hosts)}")
        self._hosts[None if host is None else host.casefold()] = suite
        return suite

    def refused(self, refused: Refused) -> None:
        """Put the VM aside."""
        self._add(self._run, refused_case(refused))

    def problem(self, problem: Problem) -> None:
        """Put the problem aside."""
        self._add(self._run, problem_case(problem))

    def fleet(self, finding: FleetFinding) -> None:
        """Put the finding across VMs aside."""
        self._add(self._run, fleet_case(finding))

    def _add(self, suite: _Suite, case: Case) -> None:
        suite.outcomes[case.outcome] += 1
        self._shelves.add(suite.key, f"{_INDENT}{case.xml}\n")

    def end(self, summary: Summary) -> None:
        """Write everything."""
        suites = [*self._hosts.values(), self._run]
        total = _Suite(_RUN, "")
        for suite in suites:
            total.outcomes.update(suite.outcomes)
        attributes = {name: value for name, value in total.attributes().items() if name != "skipped"}
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._stream.write(f"{element('testsuites', attributes)[:-2]}>\n")
        for suite in self._hosts.values():
            self._suite(suite, suite.properties())
        told = element("system-out", {}, lines_text([headline(summary), *notes(summary)]))
        self._suite(self._run, {"vmcheck.version": self._version}, f"{_INDENT}{told}\n")
        self._stream.write("</testsuites>\n")
        self._shelves.close()

    def _suite(self, suite: _Suite, properties: Mapping[str, str], after: str = "") -> None:
        self._stream.write(f"  {element('testsuite', suite.attributes())[:-2]}>\n{_INDENT}<properties>\n")
        for name, value in properties.items():
            self._stream.write(f"{_INDENT}  {element('property', {'name': name, 'value': value})}\n")
        self._stream.write(f"{_INDENT}</properties>\n")
        for piece in self._shelves.read(suite.key):
            self._stream.write(piece)
        self._stream.write(f"{after}  </testsuite>\n")
