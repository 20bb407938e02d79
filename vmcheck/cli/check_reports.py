"""The reports of a run, opened: one or several, to files and to standard output."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from vmcheck.cli.at_stake import rate_of
from vmcheck.cli.check_options import CheckOptions
from vmcheck.cli.output import open_outputs, wants_colour
from vmcheck.cli.terminal_width import terminal_width
from vmcheck.config.settings import Settings
from vmcheck.report.base import Options, Report
from vmcheck.report.formats import FORMATS
from vmcheck.report.many import ManyReports, Wanted

_FILE_WIDTH = 100
_NARROWEST = 60


@contextmanager
def open_reports(options: CheckOptions, settings: Settings, *, keep: Sequence[str]) -> Iterator[Report]:
    """All reports as one. Files appear when everything is written.

    Args:
        options: Which reports, and how they are to look.
        settings: The configuration.
        keep: Files that must not be overwritten: the inventories.

    Raises:
        click.UsageError: A report cannot be written.
    """
    places = [(wanted.path, wanted.format_name) for wanted in options.reports]
    with open_outputs(places, keep=keep) as streams:
        reports = [
            FORMATS[wanted.format_name].open(stream, _look(wanted, options, settings))
            for wanted, stream in zip(options.reports, streams, strict=True)
        ]
        yield reports[0] if len(reports) == 1 else ManyReports(reports)


def _look(wanted: Wanted, options: CheckOptions, settings: Settings) -> Options:
    width = _FILE_WIDTH if wanted.path else max(terminal_width(), _NARROWEST)
    return Options(
        colour=wants_colour(settings.color, wanted.path),
        width=width,
        info=settings.show_info,
        csv_layout="findings" if options.csv_layout == "findings" else "vms",
        bom=options.bom,
        save_rate=rate_of(settings),
        base=os.getcwd(),  # noqa: PTH109  # names are made relative as text
        baseline=settings.baseline is not None,
        summary_file=options.job_summary if wanted is options.summarizing else None,
    )
