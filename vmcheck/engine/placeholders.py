"""Placeholders in messages and commands: ``{vm.name}``, ``{disk.path}``, quoted for their target."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from msgspec import Struct

from vmcheck.engine.fields import Catalogue, Field, Kind, read
from vmcheck.engine.predicates import reader
from vmcheck.engine.suggest import did_you_mean

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_.]*)\}")

_PATTERN_PARAMETERS = ("-name ", "-vmname ")
"""Behind these the cmdlets of Hyper-V take a pattern: Stop-VM -Name '*' stops all VMs."""

_WILDCARD = re.compile(r"[*?\[\]`]")

_POWERSHELL_QUOTE = re.compile("(['\u2018-\u201b])")

Quote = Callable[[str], str]
Slot = tuple[str, Callable[[Any, Any], Any], str]
"""Name of a placeholder, what reads its fact from a subject and an element, the text behind it."""


def check_placeholders(text: str, catalogue: Catalogue, scope: str) -> None:
    """Make sure that every placeholder names a field.

    Raises:
        ValueError: One does not.
    """
    for name in _PLACEHOLDER.findall(text):
        if _field(name, catalogue, scope) is None:
            known = catalogue.names(scope)
            raise ValueError(f"unknown placeholder {{{name}}}{did_you_mean(name, known)}")


def kind_of(text: str, catalogue: Catalogue, scope: str) -> Kind | None:
    """The kind of the fact that a text stands for as its only placeholder; None for any other text."""
    alone = _PLACEHOLDER.fullmatch(text)
    field = _field(alone[1], catalogue, scope) if alone else None
    return None if field is None else field.kind


class Filler(Struct, frozen=True):
    """Fills placeholders with the facts of one VM and one element of a scope."""

    catalogue: Catalogue
    scope: str
    subject: Any
    element: Any

    def fill(self, text: str, quote: Quote) -> str:
        """Replace placeholders by the facts, each quoted; a missing fact stays as ``<field>``."""
        filled, slots = _template(text, self.catalogue, self.scope)
        for name, fact, after in slots:
            value = fact(self.subject, self.element)
            filled += (f"<{name}>" if value is None else _quoted(_text(value), quote, filled)) + after
        return filled

    def value(self, text: str) -> Any:
        """The fact itself where a text is one placeholder; else the text with the facts in it.

        Raises:
            LookupError: A fact is missing; the message is its name.
        """
        alone = _PLACEHOLDER.fullmatch(text)
        return self._fact(alone[1]) if alone else _PLACEHOLDER.sub(self._fact_text, text)

    def _fact_text(self, match: re.Match[str]) -> str:
        return _text(self._fact(match[1]))

    def _fact(self, name: str) -> Any:
        field = _field(name, self.catalogue, self.scope)
        value = None if field is None else read(field, self.subject, self.element)
        if value is None:
            raise LookupError(name)
        return value

    def fill_optional(self, text: str | None, quote: Quote) -> str | None:
        """The same for a text there may not be."""
        return None if text is None else self.fill(text, quote)


@lru_cache(maxsize=1024)
def _template(text: str, catalogue: Catalogue, scope: str) -> tuple[str, list[Slot]]:
    """How the text of a rule begins, and its placeholders."""
    begin, *rest = _PLACEHOLDER.split(text)
    return begin, [
        (name, _reader(name, catalogue, scope), after)
        for name, after in zip(rest[::2], rest[1::2], strict=True)
    ]


def _reader(name: str, catalogue: Catalogue, scope: str) -> Callable[[Any, Any], Any]:
    field = _field(name, catalogue, scope)
    return _unknown if field is None else reader(field)


def _unknown(_subject: Any, _element: Any) -> None:
    return None


def _quoted(text: str, quote: Quote, before: str) -> str:
    """A fact as it stands in a text; where PowerShell takes a pattern, it fits nothing but itself."""
    if quote is powershell and before[-8:].lower().endswith(_PATTERN_PARAMETERS):
        text = _WILDCARD.sub(r"`\g<0>", _one_line(text))
    return quote(text)


def plain(text: str) -> str:
    """For messages: reports do the escaping for their format."""
    return text


def powershell(text: str) -> str:
    """A single-quoted PowerShell literal; every kind of single quote is doubled.

    PowerShell takes U+2018 to U+201B for single quotes as well (about_Quoting_Rules).
    """
    line = _one_line(text)
    doubled = line.replace("'", "''") if line.isascii() else _POWERSHELL_QUOTE.sub(r"\1\1", line)
    return f"'{doubled}'"


def shell(text: str) -> str:
    """A single-quoted literal for a POSIX shell."""
    return "'" + _one_line(text).replace("'", "'\\''") + "'"


def _one_line(text: str) -> str:
    return text if text.isprintable() else "".join(char if char.isprintable() else "?" for char in text)


def _field(name: str, catalogue: Catalogue, scope: str) -> Field | None:
    return catalogue.find(name.removeprefix("vm."), scope)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)
