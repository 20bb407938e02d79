"""The inputs a command line names: files, patterns and standard input, each opened once."""

import sys
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct

from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Opened, Place, Problem, Refused
from vmcheck.inventory.reader import read_inventory
from vmcheck.inventory.wording import did_you_mean

STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"


class Input(Struct, frozen=True):
    """An input that is there.

    Attributes:
        name: what it is called in places: the path as it was given.
        path: the file, or None for standard input.
        folder: whether it is a folder.
    """

    name: str
    path: Path | None
    folder: bool = False


def find_inputs(arguments: Iterable[str]) -> Iterator[Input | Problem]:
    """Yields the inputs in the order given, those of a pattern sorted, and each file once.

    cmd.exe and PowerShell pass patterns on as they are, so they are expanded here. A missing file and a
    pattern that fits nothing are Problems.
    """
    met: set[Path | None] = set()
    for argument in arguments:
        for found in _expand(argument):
            if isinstance(found, Problem):
                yield found
                continue
            identity = found.path.resolve() if found.path else None
            if identity not in met:
                met.add(identity)
                yield found


def open_input(found: Input, stdin: BinaryIO | None = None) -> BinaryIO:
    """Opens an input for reading; standard input is the given stream, or the process's own.

    Raises:
        OSError: it cannot be opened.
    """
    if found.path is None:
        return stdin or standard_input()
    return found.path.open("rb")


def standard_input() -> BinaryIO:
    """Standard input in bytes; empty where the process was started without one."""
    return BytesIO() if sys.stdin is None else sys.stdin.buffer


def read_inputs(
    arguments: Iterable[str],
    stdin: BinaryIO | None = None,
    *,
    ndjson: bool | None = None,
    read: Callable[..., Iterator[Event]] = read_inventory,
    read_folder: Callable[[Path, str, DuplicateIndex], Iterator[Event]] | None = None,
) -> Iterator[Event]:
    """Yields the events of all inputs, and at the end the VMs that occur twice in the run.

    Args:
        arguments: paths, patterns, or ``-`` for standard input.
        stdin: standard input, in bytes.
        ndjson: whether the inputs are NDJSON; None: found out for each.
        read: what reads an opened input, with the parameters of read_inventory.
        read_folder: what reads a folder and adds its VMs to the index; without it a folder is a Problem.
    """
    with DuplicateIndex() as duplicates:
        for found in find_inputs(arguments):
            if isinstance(found, Problem):
                yield found
                continue
            if found.folder and found.path:
                if read_folder:
                    yield from read_folder(found.path, found.name, duplicates)
                else:
                    hint = f"Try {found.path / '*.json'}"
                    yield _problem(found.name, "This is a folder, not an inventory.", hint)
                continue
            try:
                stream = open_input(found, stdin)
            except OSError as error:
                yield _problem(found.name, f"It cannot be opened: {error.strerror or error}.")
                continue
            try:
                yield from read(stream, found.name, ndjson=ndjson, duplicates=duplicates)
            except OSError as error:
                yield _problem(found.name, f"It cannot be read to its end: {error.strerror or error}.")
            finally:
                if found.path:
                    stream.close()
        yield from duplicates.problems()


def indexed(events: Iterable[Event], name: str, duplicates: DuplicateIndex) -> Iterator[Event]:
    """Passes on the events of an export, and its VMs to the index of those that occur twice."""
    file = name
    duplicates.open(file)
    for event in events:
        if not isinstance(event, Opened | Refused | Problem):
            place = event.place()
            if place.file != file:  # of a folder, each VM stands in a file of its own
                file = place.file
                duplicates.open(file)
            duplicates.add(event.vm, event.vm.host, place.line, place.column, event.pointer())
        yield event


def _expand(argument: str) -> list[Input | Problem]:
    if argument == STDIN:
        return [Input(STDIN_NAME, None)]
    path = Path(argument)
    try:
        if path.is_dir():
            return [Input(argument, path, folder=True)]
        if path.exists():
            return [Input(argument, path)]
    except OSError as error:  # a folder above it that may not be looked into, a name that is too long
        return [_problem(argument, f"It cannot be opened: {error.strerror or error}.")]
    from glob import glob, has_magic  # mostly the argument is the name of a file

    if has_magic(argument):
        files = [name for name in sorted(glob(argument, recursive=True)) if not Path(name).is_dir()]  # noqa: PTH207 - keeps the form the pattern has
        return [Input(name, Path(name)) for name in files] or [
            _problem(argument, "No file fits this pattern.")
        ]
    return [_problem(argument, "There is no such file.", _sibling(path))]


def _sibling(path: Path) -> str | None:
    """A file beside a missing one whose name is like it."""
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return f"There is no folder {path.parent} either."
    return did_you_mean(path.name, names)


def _problem(name: str, message: str, hint: str | None = None) -> Problem:
    return Problem(place=Place(name, 1, 1), pointer="", message=message, hint=hint)
