"""Suppressions and baseline, read for a command. A file that does not fit ends the run."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from vmcheck.acceptance import Acceptance
from vmcheck.baseline.baseline import Baseline
from vmcheck.baseline.reading import load_baseline
from vmcheck.cli import exit_codes
from vmcheck.cli.tell import tell_problem
from vmcheck.config.finding import shown_name
from vmcheck.engine.rule import Rule
from vmcheck.errors import FaultyFileError
from vmcheck.suppressions.loading import load_suppressions

T = TypeVar("T")


def read_acceptance(
    suppressions: Path | None, baseline: Path | None, rules: Sequence[Rule], today: date
) -> Acceptance:
    """Read what is accepted; exits with 2 where a file is faulty, and stderr says why.

    Args:
        suppressions: File of suppressions, or None.
        baseline: The baseline, or None.
        rules: All rules of the run.
        today: The date of the run.
    """
    accepted = (
        None if suppressions is None else _or_exit(lambda: load_suppressions(_named(suppressions), rules))
    )
    known = None if baseline is None else read_baseline(baseline)
    return Acceptance(today, suppressions=accepted, baseline=known)


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; exits with 2 where it is faulty, and stderr says why."""
    return _or_exit(lambda: load_baseline(_named(path)))


def _named(path: Path) -> Path:
    """As messages name it: the same on every machine that checks the same repository."""
    return Path(shown_name(path))


def _or_exit(load: Callable[[], T]) -> T:
    try:
        return load()
    except FaultyFileError as error:
        for problem in error.problems:
            tell_problem(problem)
        sys.exit(exit_codes.USAGE)
