"""How CLIXML and Hyper-V configuration files begin."""

import re
from typing import Final

from vmcheck.patterns import on_first_use
from vmcheck.sources.interface import SourceFile

_FIRST_ELEMENT: Final = on_first_use(rb"<([A-Za-z_][\w.-]*+)([^<>]*+)")
_BEGINNING: Final = 64
_BEFORE_MARKUP: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""Byte order marks, the zeros of UTF-16 and blanks."""
_NAMESPACE: Final = b"schemas.microsoft.com/powershell"
_OF_HYPER_V: Final = on_first_use(
    rb"<(?:manifest|properties|global_settings|_[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}_)[ />]"
)


def begins_like_markup(file: SourceFile) -> bool:
    """Whether a file is XML rather than JSON, in any encoding; not if it cannot be read."""
    try:
        with file.open() as stream:
            return stream.read(_BEGINNING).lstrip(_BEFORE_MARKUP).startswith(b"<")
    except OSError:
        return False


def like_clixml(head: bytes, name: str) -> bool:
    """Whether Export-Clixml may have written it."""
    del name
    first = _first_element(head)
    return first is not None and first[1] == b"Objs" and _NAMESPACE in first[2]


def like_configuration(head: bytes, name: str) -> bool:
    """Whether it is the configuration of a VM: other programs have files with that root, too."""
    del name
    first = _first_element(head)
    return first is not None and first[1] == b"configuration" and _OF_HYPER_V().search(head) is not None


def _first_element(head: bytes) -> re.Match[bytes] | None:
    return _FIRST_ELEMENT().search(head) if head.lstrip().startswith(b"<") else None
