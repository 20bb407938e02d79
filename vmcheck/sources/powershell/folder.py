"""A folder as one export: the JSON files in it, whatever their names."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from vmcheck.inventory.events import Event, Place, Problem
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.powershell.reader import read_powershell
from vmcheck.sources.sniff import HEAD, Kind, sniff


def read_powershell_folder(folder: Path, name: str) -> Iterator[Event]:
    """Yields what the JSON files of a folder hold together, in the order of their names.

    Folders inside it are not looked into. Never raises for what it reads.

    Args:
        folder: the folder.
        name: what it is called in places.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if _is_json(path))
    except OSError as error:
        yield _problem(name, f"The folder cannot be read: {error.strerror or error}.")
        return
    if not paths:
        yield _problem(
            name, "No file of this folder ends in .json.", "Folders inside it are not looked into."
        )
        return
    with ExitStack() as opened:
        files: list[SourceFile] = []
        kinds: set[Kind | None] = set()
        for path in paths:
            shown = str(Path(name) / path.name)
            try:
                stream = opened.enter_context(path.open("rb"))
                kinds.add(sniff(stream.read(HEAD)))
                stream.seek(0)
            except OSError as error:
                yield _problem(shown, f"It cannot be opened: {error.strerror or error}.")
                continue
            files.append((shown, stream))
        yield from _read(files, kinds, name)


def _read(files: list[SourceFile], kinds: set[Kind | None], name: str) -> Iterator[Event]:
    if "powershell" in kinds:
        yield from read_powershell(files)
        return
    what = "inventories of vmcheck" if "inventory" in kinds else "no output of Get-VM or its companions"
    hint = f"Give the files themselves: {Path(name) / '*.json'}" if "inventory" in kinds else None
    yield _problem(name, f"The JSON files of this folder are {what}.", hint)


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json" and path.is_file()


def _problem(name: str, message: str, hint: str | None = None) -> Problem:
    return Problem(place=Place(name, 1, 1), pointer="", message=message, hint=hint)
