"""GitHub-flavoured Markdown for tickets, wikis and pull requests."""

from typing import ClassVar, TextIO

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.answers_markdown import answers_markdown
from vmcheck.report.base import Options, Run, Summary
from vmcheck.report.digest import Digest
from vmcheck.report.escape import markdown_text
from vmcheck.report.markdown_sections import (
    across,
    attention,
    classes,
    excluded,
    input_problems,
    missing,
    remedies,
)
from vmcheck.report.stake_markdown import at_stake_markdown
from vmcheck.report.words import headline, notes
from vmcheck.verdict import FleetFinding, Verdict


class MarkdownReport:
    """Writes at the end. Keeps at most ``Options.limit`` rows of a table and counts the others."""

    carries_problems: ClassVar[bool] = True

    def __init__(self, stream: TextIO, options: Options) -> None:
        self._stream = stream
        self._limit = options.limit
        self._digest = Digest(options.limit, info=options.info, rate=options.save_rate)

    def begin(self, run: Run) -> None:
        """Nothing: the headline comes first, and it is known last."""

    def verdict(self, verdict: Verdict) -> None:
        """Keep what the document shows of one VM."""
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
            [f"## {headline(summary)}"],
            [f"- {markdown_text(note)}" for note in (*self._digest.across.notes(), *notes(summary))],
            classes(summary) if summary.vms else [],
            attention(self._digest),
            across(self._digest),
            remedies(self._digest.remedies),
            at_stake_markdown(summary, self._limit),
            excluded(self._digest, summary),
            missing(summary),
            answers_markdown(self._digest.sheets),
            input_problems(self._digest),
        ]
        self._stream.write("\n\n".join("\n".join(lines) for lines in sections if lines))
        self._stream.write("\n")
