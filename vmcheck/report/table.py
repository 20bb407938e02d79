"""The report for people at a terminal: the headline, then VM by VM what is wrong, then what to do."""

from typing import ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.colour import BOLD, CLASS, paint
from vmcheck.report.digest import Digest
from vmcheck.report.escape import terminal
from vmcheck.report.layout import hanging
from vmcheck.report.stake_table import at_stake
from vmcheck.report.table_sections import across, attention, collecting, input_problems, remedies
from vmcheck.report.table_totals import totals
from vmcheck.report.words import headline, notes
from vmcheck.verdict import FleetFinding, Verdict


class TableReport:
    """Writes at the end. Keeps at most ``Options.limit`` lines of a section and counts the others."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._options = options
        self._digest = Digest(options.limit, info=options.info, rate=options.save_rate)

    def begin(self, run: Run) -> None:
        """Nothing: the headline comes first, and it is known last."""

    def verdict(self, verdict: Verdict) -> None:
        """Keep what the table shows of one VM."""
        self._digest.verdict(verdict)

    def refused(self, refused: Refused) -> None:
        """Keep the VM for the section about the input."""
        self._digest.refused.add(refused)

    def problem(self, problem: Problem) -> None:
        """Keep the problem for the section about the input."""
        self._digest.problems.add(problem)

    def fleet(self, finding: FleetFinding) -> None:
        """Keep the finding for the section about what holds across VMs."""
        self._digest.fleet(finding)

    def end(self, summary: Summary) -> None:
        """Write everything."""
        sections = [
            [self._headline(summary)],
            self._notes(summary),
            attention(self._digest, self._options),
            across(self._digest.across, self._options),
            remedies(self._digest.remedies, self._options),
            collecting(summary.collect, self._options),
            self._answers(),
            input_problems(self._digest, self._options),
            at_stake(summary, self._options),
            totals(summary, self._options) if summary.attention else [],
        ]
        self._stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
        self._stream.write("\n")

    def _headline(self, summary: Summary) -> str:
        text = headline(summary)
        if not self._options.colour:
            return text
        bad = summary.attention or summary.refused or summary.errors or self._digest.across.count
        good = summary.vms and not bad
        return paint(text, CLASS["online-capable"] if good else BOLD)

    def _answers(self) -> list[str]:
        if not self._digest.sheets.kept:
            return []
        from vmcheck.report.answers_table import answers_table

        return answers_table(self._digest.sheets, self._options)

    def _notes(self, summary: Summary) -> list[str]:
        width = self._options.width
        said = [*self._digest.across.notes(), *notes(summary)]
        return [line for note in said for line in hanging("note: ", terminal(note), width)]
