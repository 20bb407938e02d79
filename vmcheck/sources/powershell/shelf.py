"""The objects of all files of an export, sorted by the cmdlets they come from."""

from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import msgspec

from vmcheck.inventory.events import Path, Place, Problem
from vmcheck.inventory.faults import MalformedError, UnreadableError
from vmcheck.inventory.positions import pointer_of
from vmcheck.inventory.record import Extract
from vmcheck.inventory.refusal import TOO_DEEP, text_problem, whole_problem
from vmcheck.inventory.window import Window
from vmcheck.sources.cmdlets import CMDLETS, Cmdlet, cmdlet_of
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.json_head import json_line
from vmcheck.sources.marks import Mark
from vmcheck.sources.markup.looks import begins_like_markup
from vmcheck.sources.objects.doubts import Doubts
from vmcheck.sources.objects.text import open_text
from vmcheck.sources.powershell.ambiguous import ambiguous_keys
from vmcheck.sources.powershell.members import holds_outputs, marked_members, members
from vmcheck.sources.powershell.store import ObjectStore
from vmcheck.sources.powershell.used import UnusedProperties
from vmcheck.sources.powershell.walk import LARGEST, Found, walk

WANTED: Final = f"It reads {', '.join(CMDLETS)}."
_decode: Final = msgspec.json.Decoder().decode
_known: Final = lru_cache(maxsize=1024)(cmdlet_of)
_STRANGE: Final = "no output of a cmdlet that vmcheck reads."
_ONLY: Final = "The file holds no output of a cmdlet that vmcheck reads. It was left out."
_NOTHING: Final = "The file holds no object: the cmdlet gave nothing, and which one cannot be told."
_GUESSED: Final = "The file is not UTF-8. It was read as Windows-1252, a guess: its letters may be wrong."
_SAVE: Final = "Export again with -Encoding utf8."
_EMPTY: Final = "The file is empty: the cmdlet gave nothing, and which one cannot be told."
_BEFORE: Final = "Remove what stands before the JSON, a warning or a line of a log."


class Shelf:
    """Sorts objects by cmdlet; keeps their numbers in the store.

    Attributes:
        numbers: of the objects of each cmdlet, in the order of the files.
        names: the first file with objects of a cmdlet.
        languages: JSON and CLIXML, as far as there were files in it.
        unused: counts what is not read of them.
    """

    def __init__(self, store: ObjectStore, doubts: Doubts) -> None:
        self.numbers: dict[Cmdlet, array[int]] = {}
        self.names: dict[Cmdlet, str] = {}
        self.languages: dict[str, None] = {}
        self.unused = UnusedProperties()
        self._store = store
        self._doubts = doubts

    def take(self, file: SourceFile) -> Iterator[Problem]:
        """Takes all objects of a file, or none if it cannot be read to its end, and says what is wrong."""
        taking = _Taking(self._store, file.name, self.unused)
        if begins_like_markup(file):
            from vmcheck.sources.clixml.reading import read_clixml

            self.languages["CLIXML"] = None
            refused, guessed = read_clixml(file, taking.take_noted), False
        else:
            self.languages["JSON"] = None
            refused, guessed = self._take_json(file, taking)
        if refused is not None:
            yield refused
            return
        if guessed:
            yield _warning(Place(file.name, 1, 1), "", _GUESSED, _SAVE)
        yield from taking.remarks()
        self._put(taking, file.name)

    def _take_json(self, file: SourceFile, taking: "_Taking") -> tuple[Problem | None, bool]:
        """What is wrong with the file, and whether its encoding is a guess."""
        try:
            with open_text(file) as (source, guessed):
                window = Window(source, file.name, largest=LARGEST)
                return _no_json(window) or _taken(window, taking), guessed
        except UnreadableError as fault:
            return _problem(file.name, fault.message, fault.hint), False
        except OSError as error:
            return _problem(file.name, f"Reading stopped: {error.strerror or error}."), False

    def _put(self, taking: "_Taking", file: str) -> None:
        for cmdlet, numbers in taking.numbers.items():
            self.numbers.setdefault(cmdlet, array("Q")).extend(numbers)
            self.names.setdefault(cmdlet, file)
        for number, path in taking.ambiguous:
            node = self._store.node(number)
            message = f"the property {path[-1]} is given twice, so it is unknown"
            self._doubts.add("object", message, node, "Which value is meant cannot be told.")


class _UnfitError(Exception):
    """A value that cannot be decoded."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Taking:
    """Takes the values of one file."""

    def __init__(self, store: ObjectStore, file: str, unused: UnusedProperties) -> None:
        self._unused = unused
        self.numbers: dict[Cmdlet, array[int]] = {}
        self.ambiguous: list[tuple[int, tuple[str | int, ...]]] = []
        self._store = store
        self._file = file
        self._all = self._strangers = 0
        self._first: Found | None = None
        store.open(file)

    def take(self, found: Found) -> None:
        """Takes a value.

        Raises:
            _UnfitError: it cannot be decoded.
        """
        value = self._decoded(found)
        if holds_outputs(value):
            for member in members(found):
                self._take(self._decoded(member), member)
        else:
            self._take(value, found)

    def _take(self, value: Any, found: Found) -> None:
        cmdlet = self._cmdlet(value, found)
        if cmdlet is None:
            return
        self._unused.see(cmdlet, tuple(value))
        number = self._store.add(found)
        self.numbers.setdefault(cmdlet, array("Q")).append(number)
        self.ambiguous += [(number, path) for path in ambiguous_keys(found.raw, value)]

    def take_noted(self, value: Any, mark: Mark, item: Path) -> None:
        """Takes a value that was read, with its places, if it is an object of a cmdlet."""
        if value is None:
            return
        if holds_outputs(value):
            for inner, place, steps in marked_members(value, mark):
                self._take_noted(inner, place, (*item, *steps))
        else:
            self._take_noted(value, mark, item)

    def _take_noted(self, value: Any, mark: Mark, item: Path) -> None:
        cmdlet = self._cmdlet(value, Found(b"", mark.line, mark.column, item))
        if cmdlet is not None:
            self._unused.see(cmdlet, tuple(value))
            number = self._store.add_noted(value, mark, item)
            self.numbers.setdefault(cmdlet, array("Q")).append(number)

    def _cmdlet(self, value: Any, found: Found) -> Cmdlet | None:
        """The cmdlet that a value comes from. Counts it."""
        self._all += 1
        cmdlet = _known(tuple(value)) if isinstance(value, dict) else None
        if cmdlet is None:
            self._strangers += 1
            self._first = self._first or found
        return cmdlet

    def remarks(self) -> Iterator[Problem]:
        """What is to be said of the values that are no objects of a cmdlet."""
        if self._first is None:
            if not self._all:
                yield _warning(Place(self._file, 1, 1), "", _NOTHING)
            return
        place = Place(self._file, self._first.line, self._first.column)
        count = self._strangers
        message = f"{count} value{'s' * (count != 1)} of this file {'is' if count == 1 else 'are'} {_STRANGE}"
        yield _warning(place, pointer_of(self._first.item), _ONLY if count == self._all else message)

    def _decoded(self, found: Found) -> Any:
        extract = Extract(found.raw, self._file, found.line, found.column, pointer_of(found.item))
        try:
            if not found.raw.isascii():
                found.raw.decode()  # the decoder does not look at every text
            return _decode(found.raw)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise _UnfitError(text_problem(extract)) from None
        except RecursionError:
            raise _UnfitError(whole_problem(extract, TOO_DEEP)) from None


def _taken(window: Window, taking: _Taking) -> Problem | None:
    """Takes all values; the problem if the file is no JSON to its end."""
    try:
        for found in walk(window):
            taking.take(found)
    except MalformedError as fault:
        place = window.place(fault.offset)
        return Problem(place=place, pointer="", message=fault.message, hint=fault.hint)
    except _UnfitError as error:
        return error.problem
    return None


def _no_json(window: Window) -> Problem | None:
    """The problem of a file that is empty, or begins with something else than JSON."""
    if not window.peek():
        return _problem(window.file, _EMPTY)
    line = json_line(window.data[window.offset :])
    if not line:
        return None
    message = f"The file does not begin with JSON; that begins {line} line{'s' * (line != 1)} further down."
    return Problem(place=window.place(), pointer="", message=message, hint=_BEFORE)


def _problem(name: str, message: str, hint: str | None = None) -> Problem:
    return Problem(place=Place(name, 1, 1), pointer="", message=message, hint=hint)


def _warning(place: Place, pointer: str, message: str, hint: str = WANTED) -> Problem:
    return Problem(place=place, pointer=pointer, message=message, hint=hint, severity="warning")
