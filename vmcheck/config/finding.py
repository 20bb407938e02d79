"""Which configuration file counts: the nearest one above the first inventory."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vmcheck.config.names import CONFIG, PYPROJECT
from vmcheck.errors import FaultyFileError
from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.inputs import STDIN

if TYPE_CHECKING:
    from vmcheck.config.reading import ConfigText


class Found(Struct, frozen=True):
    """A configuration file that was found."""

    config: "ConfigText"
    remarks: tuple[Problem, ...] = ()
    """Warnings about files that were passed over."""


def find_config(inventory: str | None) -> Found | None:
    """Search upward from an inventory; from the working directory for standard input and for None.

    Raises:
        FaultyFileError: A file on the way cannot be read.
    """
    for folder in _upward(_start(inventory)):
        own, project = folder / CONFIG, folder / PYPROJECT
        if is_file(own):
            opened = _open(own)
            return None if opened is None else Found(opened, tuple(_passed_over(project)))
        if is_file(project):
            opened = _open(project)
            if opened is not None:
                return Found(opened)
    return None


def given_config(path: Path) -> "ConfigText":
    """The file that was named.

    Raises:
        FaultyFileError: It cannot be read, or has no table for vmcheck.
    """
    opened = _open(path, str(path))
    if opened is not None:
        return opened
    message = "There is no table [tool.vmcheck] in it."
    raise FaultyFileError([Problem(place=Place(str(path), 1, 1), pointer="", message=message)])


def _open(path: Path, name: str | None = None) -> "ConfigText | None":
    from vmcheck.config.reading import open_config

    return open_config(path, name or shown_name(path))


def shown_name(path: Path) -> str:
    """A path as messages name it: from the working directory where it is below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def is_file(path: Path) -> bool:
    """Whether there is such a file; a folder that may not be entered has none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _start(inventory: str | None) -> Path:
    """The folder where the search begins; of a pattern the part without wildcards."""
    if inventory is None or inventory == STDIN:
        return Path.cwd()
    path = Path(inventory)
    try:
        while not path.exists() and _has_magic(path):
            path = path.parent
        folder = path if path.is_dir() else path.parent
        return folder.resolve()
    except (OSError, RuntimeError):  # a link to itself
        return path.absolute().parent


def _upward(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _passed_over(project: Path) -> Iterator[Problem]:
    """A remark on a pyproject.toml that is not asked, because vmcheck.toml stands beside it."""
    if not is_file(project):
        return
    try:
        opened = _open(project)
    except FaultyFileError:
        return  # it is not used, so what is wrong with it is not ours to tell
    if opened is not None:
        yield Problem(
            place=opened.place,
            pointer="/tool/vmcheck",
            message=f"[tool.vmcheck] is not used: {CONFIG} beside it wins.",
            hint="Move its keys there, and remove the table.",
            severity="warning",
        )


def _has_magic(path: Path) -> bool:
    from glob import has_magic

    return has_magic(str(path))
