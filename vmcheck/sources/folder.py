"""A folder of inputs: each file as what it looks like, the files of one export together."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Place, Problem
from vmcheck.inventory.inputs import indexed
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.kind import SourceKind
from vmcheck.sources.native import read_native
from vmcheck.sources.registry import HEAD, INVENTORY, KINDS, sniff

_NOT_INSIDE: Final = "Folders inside it are not looked into, but for those called Virtual Machines."
_VIRTUAL_MACHINES: Final = "Virtual Machines"
"""Hyper-V keeps the configurations of VMs in folders of that name, in any language."""


def read_folder(
    folder: Path, name: str, *, kind: SourceKind | None = None, duplicates: DuplicateIndex
) -> Iterator[Event]:
    """Yields what the files of a folder hold, in the order of their names. Never raises for what it reads.

    Files of kinds with one reader are one export. A file that looks like nothing is left to the reader
    of the kind whose files are called so, and what it says. Folders inside are not looked into, but for
    those called Virtual Machines, one level down or two.

    Args:
        folder: the folder.
        name: what it is called in places.
        kind: what all its files are; None: each is recognised.
        duplicates: learns of every VM.
    """
    suffixes = _suffixes([kind] if kind else KINDS)
    try:
        paths = sorted(path for path in _inside(folder) if _is_file(path, suffixes))
    except OSError as error:
        yield _problem(name, f"The folder cannot be read: {error.strerror or error}.")
        return
    if not paths:
        ends = " or ".join(sorted(suffixes))
        yield _problem(name, f"No file of this folder ends in {ends}.", _NOT_INSIDE)
        return
    files: list[tuple[SourceFile, SourceKind | None]] = []
    for path in paths:
        file = SourceFile(str(Path(name) / path.relative_to(folder)), path)
        try:
            files.append((file, kind or _sniffed(file)))
        except OSError as error:
            yield _problem(file.name, f"It cannot be opened: {error.strerror or error}.")
    known = [kind] if kind else KINDS
    found = [one for one in known if any(one is other for _, other in files)]
    yield from _read(files, found, name, duplicates)


def would_be_read(path: Path, folder: Path) -> bool:
    """Whether a file is one of those that are read of a folder."""
    try:
        taken = [one for one in _inside(folder) if _is_file(one, _suffixes(KINDS))]
        return any(path.samefile(one) for one in taken)
    except OSError:
        return False


def _suffixes(kinds: Iterable[SourceKind]) -> set[str]:
    return {suffix for kind in kinds for suffix in kind.suffixes}


def _read(
    files: list[tuple[SourceFile, SourceKind | None]],
    found: Sequence[SourceKind],
    name: str,
    duplicates: DuplicateIndex,
) -> Iterator[Event]:
    if not found:
        if files:
            yield _problem(name, "No file of this folder is anything that vmcheck reads.", _hint())
        return
    exports: dict[str, list[SourceFile]] = {}
    for file, kind in files:
        taken = kind or _by_suffix(file, found)
        if taken is not None:
            exports.setdefault(taken.reader, []).append(file)
    for kind in found:
        together = exports.pop(kind.reader, [])
        if kind is INVENTORY:
            yield from read_native(together, duplicates=duplicates)
        elif together:
            yield from indexed(kind.source()(together), name, duplicates)


def _sniffed(file: SourceFile) -> SourceKind | None:
    with file.open() as stream:
        return sniff(stream.read(HEAD), file.name)


def _by_suffix(file: SourceFile, found: Iterable[SourceKind]) -> SourceKind | None:
    """The last kind of the folder whose files are called so: vmcheck's own is the first."""
    return next((kind for kind in reversed([*found]) if file.name.lower().endswith(kind.suffixes)), None)


def _hint() -> str:
    return f"vmcheck reads: {'; '.join(kind.about for kind in KINDS)}."


def _inside(folder: Path) -> Iterator[Path]:
    """All that is in a folder, and in the folders of configuration files below it."""
    for path in folder.iterdir():
        yield path
        if path.is_dir():
            of_vms = path if path.name == _VIRTUAL_MACHINES else path / _VIRTUAL_MACHINES
            yield from of_vms.iterdir() if of_vms.is_dir() else ()


def _is_file(path: Path, suffixes: set[str]) -> bool:
    return path.suffix.lower() in suffixes and path.is_file()


def _problem(name: str, message: str, hint: str | None = None) -> Problem:
    return Problem(place=Place(name, 1, 1), pointer="", message=message, hint=hint)
