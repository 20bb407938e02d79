"""A file in the making: it appears under its name only when it is whole."""

import contextlib
import os
import tempfile
from pathlib import Path

import click


class Draft:
    """A file under a temporary name, beside the one that it is going to replace.

    A device or a pipe cannot be replaced: what is written goes there at once.

    Raises:
        click.UsageError: There is no folder to write to, or the name is that of a folder, or too long.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary: Path | None = None
        try:
            if path.is_dir():
                raise _cannot_write(path, "it is a folder")
            if not path.exists() or path.is_file():
                handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
                os.close(handle)
                self._temporary = Path(name)
            target = self._temporary or path
            self.stream = target.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except (OSError, ValueError) as error:
            raise _cannot_write(path, error) from None

    def close(self) -> None:
        """Write what is still buffered.

        Raises:
            click.UsageError: That failed: the disk is full.
        """
        try:
            self.stream.close()
        except OSError as error:
            raise _cannot_write(self._path, error) from None

    def publish(self) -> None:
        """Give it its name. On Windows a file that another program holds open cannot be replaced.

        Raises:
            click.UsageError: That failed.
        """
        if self._temporary is None:
            return
        try:
            self._keep_mode(self._temporary)
            self._temporary.replace(self._path)
        except OSError as error:
            raise _cannot_write(self._path, error) from None

    def discard(self) -> None:
        """Leave nothing behind; a file that was published stays."""
        with contextlib.suppress(OSError):
            self.stream.close()
        if self._temporary is not None:
            with contextlib.suppress(OSError):
                self._temporary.unlink()

    def _keep_mode(self, temporary: Path) -> None:
        """A temporary file is private; the report shall be as readable as any new file."""
        with contextlib.suppress(OSError):
            if self._path.exists():
                temporary.chmod(self._path.stat().st_mode & 0o777)
                return
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(0o666 & ~mask)


def _cannot_write(path: Path, error: Exception | str) -> click.UsageError:
    reason = (error.strerror if isinstance(error, OSError) else None) or error
    return click.UsageError(f"cannot write {path}: {reason}")
