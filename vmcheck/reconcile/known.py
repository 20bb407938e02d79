"""Lines that say nothing of how a VM is backed up, and are known for what they are."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_BULLETS: Final = " \t+*>|-"
_PUNCTUATION: Final = re.compile(r"[\W_]*")
_FILE: Final = re.compile(r"[a-z]:\\|\\\\|%\w+%", re.IGNORECASE)
_GUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_FOREIGN: Final = re.compile(r"\\?[^\\/:]+\\[^\\]*")


class _Known(NamedTuple):
    keys: frozenset[str]
    beginnings: tuple[str, ...]


@cache
def _known() -> _Known:
    data = json.loads(Path(__file__).with_name("known_lines.json").read_bytes())
    keys = frozenset(key for listed in data["keys"].values() for key in listed)
    return _Known(keys, tuple(data["beginnings"]))


def value_of(line: str) -> tuple[str, str]:
    """Split a line into key and value, both stripped; the key is empty where there is none."""
    text = line.strip(_BULLETS)
    for index, character in enumerate(text):
        if character in ":=" and text[index + 1 : index + 2] != "\\":
            return text[:index].rstrip(), text[index + 1 :].strip()
        if character == '"':
            break
    return "", text


def component_id(line: str) -> str | None:
    r"""Give the VM id of a line that names a component by it: ``Component: GUID``, ``"...Writer:\GUID"``.

    Ids of writers, of their instances and of volumes are printed in braces.
    """
    _, value = value_of(line)
    last = value.strip('"').rpartition("\\")[2]
    return last.casefold() if _GUID.fullmatch(last) else None


def is_known(line: str) -> bool:
    """Whether a line without a label is known for what it is."""
    key, value = value_of(line)
    folded = key.casefold()
    if folded == "caption":
        return not _is_foreign(value)
    text = line.strip(_BULLETS).casefold()
    return bool(
        folded in _known().keys
        or text.startswith(_known().beginnings)
        or _PUNCTUATION.fullmatch(line)
        or _FILE.match(value)
        or _GUID.search(value)
    )


def looks_like_label(line: str) -> bool:
    r"""Whether a line that is not known is of the form ``words\name``, as labels in other languages are."""
    return _is_foreign(value_of(line)[1])


def _is_foreign(value: str) -> bool:
    return _FOREIGN.fullmatch(value.strip('"')) is not None and not _FILE.match(value)
