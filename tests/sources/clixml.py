"""Writes objects the way Export-Clixml does."""

import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NAMESPACE = "http://schemas.microsoft.com/powershell/2004/04"


def clixml(objects: Iterable[Any]) -> bytes:
    """A file with these objects, in which every object has a RefId."""
    writer = _Writer()
    body = "\n".join(writer.element(value, None) for value in objects)
    return f'<Objs Version="1.1.0.1" xmlns="{_NAMESPACE}">\n{body}\n</Objs>'.encode()


def escaped(text: str) -> str:
    """A text as CLIXML writes it, not yet escaped for XML."""
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


class _Writer:
    def __init__(self) -> None:
        self._count = 0

    def element(self, value: Any, name: str | None) -> str:
        named = "" if name is None else f" N={quoteattr(escaped(name))}"
        if value is None:
            return f"<Nil{named} />"
        if isinstance(value, dict | list):
            return self._object(value, named)
        tag, text = _primitive(value)
        return f"<{tag}{named}>{text}</{tag}>"

    def _object(self, value: dict[str, Any] | list[Any], named: str) -> str:
        self._count += 1
        opening = f'<Obj{named} RefId="{self._count}">'
        if isinstance(value, dict):
            inside = "\n".join(self.element(inner, key) for key, inner in value.items())
            return f"{opening}<MS>\n{inside}\n</MS></Obj>"
        inside = "\n".join(self.element(inner, None) for inner in value)
        return f"{opening}<LST>{inside}</LST></Obj>"


def _primitive(value: bool | float | str) -> tuple[str, str]:  # noqa: FBT001 - one of them
    match value:
        case bool():
            return "B", str(value).lower()
        case int():
            return "U64" if value >= 1 << 63 else "I64", str(value)
        case float():
            return "Db", repr(value)
        case _:
            return "S", escape(escaped(value))
