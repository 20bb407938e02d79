"""Problems of the input on stderr, for formats that have no place for them."""

import click

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.base import Report
from vmcheck.report.escape import terminal
from vmcheck.report.problems import line, refused_lines


def tell_problem(problem: Problem) -> None:
    """One line, with position, pointer and hint."""
    click.echo(terminal(line(problem)), err=True)


def tell_refused(refused: Refused) -> None:
    """A line for each thing that does not fit."""
    for text in refused_lines(refused):
        click.echo(terminal(text), err=True)


class Teller:
    """Tells of what the report does not carry; with quiet only of errors."""

    def __init__(self, report: Report, *, quiet: bool) -> None:
        self._silent = report.carries_problems
        self._quiet = quiet

    def __call__(self, event: Problem | Refused) -> None:
        """Tell of one problem, or of all problems of a refused VM."""
        if self._silent:
            return
        if isinstance(event, Refused):
            tell_refused(event)
        elif event.severity == "error" or not self._quiet:
            tell_problem(event)
