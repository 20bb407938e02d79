"""Where reports go: stdout, or a file that appears only when it is whole."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

MACHINE_FORMATS = frozenset({"json", "csv", "markdown"})
"""Formats that programs read: always UTF-8. The others are in the encoding of the console."""


@contextmanager
def open_output(path: Path | None, format_name: str) -> Iterator[TextIO]:
    """A text stream without translation of line ends.

    A file is written under a temporary name beside it and renamed when the report is complete; if
    anything goes wrong before, nothing is left behind and an older file stays as it was.

    Raises:
        OSError: The file cannot be written.
    """
    if path is None:
        yield _stdout(format_name)
        sys.stdout.flush()
        return
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        _keep_mode(Path(temporary), path)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _keep_mode(temporary: Path, path: Path) -> None:
    """A temporary file is private; the report shall be as readable as any new file."""
    with contextlib.suppress(OSError):
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
            return
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


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
