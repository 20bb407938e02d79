"""Reads a baseline. A damaged one is an error: taken for empty or for full, it would be a lie."""

import codecs
import re
from collections.abc import Hashable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from vmcheck.baseline.baseline import Baseline, key_of
from vmcheck.baseline.file_shape import VERSION, BaselineFile
from vmcheck.baseline.keys import object_key
from vmcheck.errors import FaultyFileError, unreadable
from vmcheck.inventory.duplicate_keys import may_repeat, repeat_problems
from vmcheck.inventory.events import Path as FactPath
from vmcheck.inventory.events import Problem
from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.record import Extract
from vmcheck.inventory.textfault import text_fault

_RESTORE = "Restore it from version control, or write it anew: vmcheck baseline create."
_ONE_WITH_COUNT = "Findings that look the same are one with a count. "
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


MOST = 20
"""So many repetitions are told of."""


class BaselineError(FaultyFileError):
    """A baseline that cannot be used."""


class _AnyVersion(msgspec.Struct):
    baseline_version: int


def load_baseline(path: Path) -> Baseline:
    """Read a baseline; the order of what it holds does not matter.

    Args:
        path: The file; positions name it as given.

    Raises:
        BaselineError: The file cannot be read, is no baseline of this version, or names a VM or a
            finding twice.
    """
    file = str(path)
    try:
        raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except (OSError, ValueError) as error:  # ValueError: no path at all
        raise BaselineError([unreadable(file, error)]) from None
    extract = Extract(raw, file, 1, 1)
    parts = _decoded(extract)
    problems = [
        *(repeat_problems(extract) if may_repeat(raw, parts) else ()),
        *islice(_twice(extract, parts), MOST),
    ]
    if problems:
        raise BaselineError(problems)
    return Baseline(parts, file)


def _decoded(extract: Extract) -> BaselineFile:
    if not extract.raw.strip():
        raise BaselineError([_problem(extract, (), "The file is empty: this is no baseline.", _RESTORE)])
    try:
        version = msgspec.json.decode(extract.raw, type=_AnyVersion).baseline_version
        if version != VERSION:
            raise BaselineError([_wrong_version(extract, version)])
        return msgspec.json.decode(extract.raw, type=BaselineFile)
    except msgspec.ValidationError as error:
        raise BaselineError([_misfit(extract, str(error))]) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BaselineError([_not_json(extract)]) from None
    except RecursionError:
        raise BaselineError(
            [_problem(extract, (), "It is nested too deeply to be read.", _RESTORE)]
        ) from None


def _wrong_version(extract: Extract, version: int) -> Problem:
    hint = "Use the vmcheck that wrote it, or write it anew: vmcheck baseline create."
    message = f"This is a baseline of version {version}; this vmcheck reads version {VERSION}."
    return _problem(extract, ("baseline_version",), message, hint)


def _misfit(extract: Extract, message: str) -> Problem:
    """What msgspec says of JSON that is no baseline, with its place."""
    path: FactPath = ()
    if at := _AT.search(message):
        path = tuple(key or int(index) for key, index in _STEP.findall(at["path"]))
        message = message[: at.start()]
    return _problem(extract, path, f"This does not fit a baseline: {message.replace('`', '')}.", _RESTORE)


def _not_json(extract: Extract) -> Problem:
    fault = _not_utf8(extract.raw) or text_fault(extract.raw)
    if fault is None:
        return _problem(extract, (), "It cannot be read.", _RESTORE)
    place = extract.place_at(fault.offset)
    return Problem(place=place, pointer="", message=fault.message, hint=fault.hint or _RESTORE)


def _not_utf8(raw: bytes) -> MalformedError | None:
    """The encoding comes first: what is wrong with UTF-16 as JSON helps nobody."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        message = f"The byte 0x{raw[error.start]:02X} is not UTF-8."
        return MalformedError(error.start, message, "Save the file as UTF-8.")
    return None


def _twice(extract: Extract, parts: BaselineFile) -> Iterator[Problem]:
    """VMs and findings that are listed a second time; a merge that went wrong makes such."""
    firsts: dict[Hashable, FactPath] = {}
    for number, vm in enumerate(parts.vms):
        yield from _again(extract, firsts, key_of(vm), ("vms", number), "VM")
        inner: dict[Hashable, FactPath] = {}
        for index, entry in enumerate(vm.findings):
            where = ("vms", number, "findings", index)
            yield from _again(
                extract, inner, (object_key(entry.rule, entry.object), entry.outcome), where, "finding"
            )
    for number, found in enumerate(parts.fleet):
        key = (object_key(found.rule, found.shared), found.outcome)
        yield from _again(extract, firsts, key, ("fleet", number), "finding")


def _again(
    extract: Extract, firsts: dict[Hashable, FactPath], key: Hashable, where: FactPath, what: str
) -> Iterator[Problem]:
    first = firsts.setdefault(key, where)
    if first != where:
        yield Problem(
            place=extract.place(where),
            pointer=extract.pointer(where),
            message=f"This {what} is listed twice.",
            hint=f"{_ONE_WITH_COUNT if what == 'finding' else ''}{_RESTORE}",
            related=extract.place(first),
        )


def _problem(extract: Extract, path: FactPath, message: str, hint: str) -> Problem:
    return Problem(place=extract.place(path), pointer=extract.pointer(path), message=message, hint=hint)
