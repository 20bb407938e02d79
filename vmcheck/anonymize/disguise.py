"""An inventory's structs with every name replaced, by what their texts are declared to be."""

import re
from typing import Any, Final, TypeVar

import msgspec
from msgspec import structs

from vmcheck.anonymize.fields import TEXTS, TextKind
from vmcheck.anonymize.literals import is_closed
from vmcheck.anonymize.paths import disguised_path
from vmcheck.anonymize.pseudonyms import Pseudonyms
from vmcheck.inventory.model import Header, Vm

S = TypeVar("S", bound=msgspec.Struct)

_SLOT: Final = re.compile(r"(?:IDE|SCSI|SATA|NVMe|PMEM|FC) [0-9]+:[0-9]+", re.IGNORECASE)
_WORD: Final = re.compile(r"KB[0-9]+", re.IGNORECASE)
_TARGET: Final = re.compile(r"(iqn|eui|naa)\.", re.IGNORECASE)


class Anonymizer:
    """Replaces names: the same name by the same word, in whatever place of one run."""

    def __init__(self, names: Pseudonyms | None = None) -> None:
        """Take the words; None: new ones, under a random key."""
        self._names = names or Pseudonyms()

    def header(self, header: Header) -> Header:
        """A header without names."""
        return self._struct(header)

    def vm(self, vm: Vm) -> Vm:
        """A VM without names."""
        return self._struct(vm)

    def _struct(self, part: S) -> S:
        kind = type(part).__name__
        changes = {
            field: new
            for field in part.__struct_fields__
            if (value := getattr(part, field)) is not None
            and (new := self._value(value, f"{kind}.{field}")) is not value
        }
        return structs.replace(part, **changes) if changes else part

    def _value(self, value: Any, field: str) -> Any:
        if isinstance(value, msgspec.Struct):
            return self._struct(value)
        if isinstance(value, tuple):
            return tuple(self._value(inner, field) for inner in value)
        if not isinstance(value, str) or is_closed(field):
            return value
        return self._text(value, TEXTS.get(field))

    def _text(self, text: str, kind: TextKind | None) -> str | None:
        if kind is None:
            return None
        if kind == "path":
            return disguised_path(text, self._names)
        if kind == "target":
            return self._target(text)
        says_nothing = (kind == "slot" and _SLOT.fullmatch(text)) or (kind == "word" and _known_word(text))
        return text if kind == "system" or says_nothing else self._names.name(text)

    def _target(self, text: str) -> str:
        """A target's name keeps what says which kind of name it is."""
        found = _TARGET.match(text)
        return (
            f"{found[1].lower()}.{self._names.name(text.replace('.', '-'))}"
            if found
            else self._names.name(text)
        )


def _known_word(text: str) -> bool:
    from vmcheck.sources.powershell.enums import REPLICATION_STATE

    return _WORD.fullmatch(text) is not None or REPLICATION_STATE.knows(text)
