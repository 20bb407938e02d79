"""Problems of the input on stderr, for formats that have no place for them."""

import click

from vmcheck.inventory.events import Problem, Refused
from vmcheck.report.escape import terminal
from vmcheck.report.problems import line, refused_lines


def tell_problem(problem: Problem) -> None:
    """One line, with position, pointer and hint."""
    click.echo(terminal(line(problem)), err=True)


def tell_refused(refused: Refused) -> None:
    """A line for each thing that does not fit."""
    for text in refused_lines(refused):
        click.echo(terminal(text), err=True)
