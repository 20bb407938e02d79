"""Where reports go: stdout, or a file that appears only when it is whole."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from vmcheck.cli.draft import Draft

MACHINE_FORMATS = frozenset({"json", "csv", "markdown", "sarif", "junit", "github", "gitlab", "ndjson"})
"""Formats that programs read: always UTF-8. The others are in the encoding of the console."""


@contextmanager
def open_output(path: Path | None, format_name: str, *, keep: Iterable[str]) -> Iterator[TextIO]:
    """One report: see ``open_outputs``."""
    with open_outputs([(path, format_name)], keep=keep) as (stream,):
        yield stream


@contextmanager
def open_outputs(
    reports: Sequence[tuple[Path | None, str]], *, keep: Iterable[str]
) -> Iterator[Sequence[TextIO]]:
    """Text streams without translation of line ends.

    Files get their names when all reports are complete; if anything goes wrong before, nothing is left
    behind and older files stay as they were.

    Args:
        reports: For each report its file, None for standard output, and its format, which decides
            about the encoding.
        keep: What must not be overwritten: the inventories, as the command line names them.

    Raises:
        click.UsageError: A report cannot be written, or would overwrite a file to keep.
    """
    names = tuple(keep)
    with ExitStack() as undo:
        drafts: list[Draft] = []
        streams: list[TextIO] = []
        for path, format_name in reports:
            if path is None:
                streams.append(_stdout(format_name))
                continue
            if _is_input(path, names):
                raise click.UsageError(f"the report would overwrite the inventory {path}")
            drafts.append(_draft(path))
            undo.callback(drafts[-1].discard)
            streams.append(drafts[-1].stream)
        with _no_fault_of_ours():
            yield streams
            if len(drafts) < len(reports):
                sys.stdout.flush()
        for draft in drafts:
            draft.close()
        for draft in drafts:
            draft.publish()


@contextmanager
def _no_fault_of_ours() -> Iterator[None]:
    """A disk that is full is no fault of vmcheck; a reader that went away is not even worth a word."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise click.UsageError(f"the report cannot be written: {where}{error.strerror or error}") from None


def _draft(path: Path) -> "Draft":
    from vmcheck.cli.draft import Draft  # most runs write no file

    return Draft(path)


def _is_input(path: Path, names: Sequence[str]) -> bool:
    """Whether a file is among the inventories: by its name, in a folder, or because it fits a pattern."""
    from vmcheck.config.finding import is_file

    if not names or not is_file(path):
        return False
    from vmcheck.inventory.inputs import Input, find_inputs
    from vmcheck.sources.folder import would_be_read

    return any(
        would_be_read(path, one.path) if one.folder else _same_file(path, one.path)
        for one in find_inputs(names)
        if isinstance(one, Input) and one.path is not None
    )


def _same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def spare_the_console() -> None:
    """Have the console show what its encoding lacks as an escape, rather than crash on it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _stdout(format_name: str) -> TextIO:
    stream = sys.stdout
    if stream is None:
        raise click.UsageError("the report cannot be written: standard output is closed")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if format_name in MACHINE_FORMATS and not stream.isatty():
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        else:
            reconfigure(errors="backslashreplace", newline="")
    return stream


def wants_colour(choice: str, path: Path | None) -> bool:
    """Whether to colour: always or never as told, else on a terminal without NO_COLOR."""
    if choice != "auto":
        return choice == "always"
    if path is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()
