"""Where reports go: stdout, or a file that appears only when it is whole."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

MACHINE_FORMATS = frozenset({"json", "csv", "markdown", "sarif", "junit", "github", "gitlab", "ndjson"})
"""Formats that programs read: always UTF-8. The others are in the encoding of the console."""


@contextmanager
def open_output(path: Path | None, format_name: str, *, keep: Iterable[str]) -> Iterator[TextIO]:
    """A text stream without translation of line ends.

    A file is written under a temporary name beside it and renamed when the report is complete; if
    anything goes wrong before, nothing is left behind and an older file stays as it was.

    Args:
        path: The file; None for standard output.
        format_name: The format of the report, which decides about the encoding.
        keep: Files that must not be overwritten: the inventories.

    Raises:
        click.UsageError: The file cannot be written, or is one of those to keep.
    """
    if path is None:
        yield _stdout(format_name)
        sys.stdout.flush()
        return
    if any(_same_file(path, name) for name in keep):
        raise click.UsageError(f"the report would overwrite the inventory {path}")
    temporary = _draft(path)
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        _finish(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _same_file(path: Path, name: str) -> bool:
    try:
        return path.samefile(name)
    except (OSError, ValueError):
        return False


def _draft(path: Path) -> Path:
    """An empty file beside the one that is to be written."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from None
    os.close(handle)
    return Path(name)


def _finish(temporary: Path, path: Path) -> None:
    """On Windows a file that another program holds open cannot be replaced."""
    try:
        _keep_mode(temporary, path)
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from None


def _cannot_write(path: Path, error: Exception) -> click.UsageError:
    reason = (error.strerror if isinstance(error, OSError) else None) or error
    return click.UsageError(f"cannot write {path}: {reason}")


def _keep_mode(temporary: Path, path: Path) -> None:
    """A temporary file is private; the report shall be as readable as any new file."""
    with contextlib.suppress(OSError):
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
            return
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def spare_the_console() -> None:
    """Have the console show what its encoding lacks as an escape, rather than crash on it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _stdout(format_name: str) -> TextIO:
    stream = sys.stdout
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
