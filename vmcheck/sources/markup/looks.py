"""How CLIXML and Hyper-V configuration files begin."""

import re
from typing import Final

_FIRST_ELEMENT: Final = re.compile(rb"<([A-Za-z_][\w.-]*+)([^<>]*+)")
_NAMESPACE: Final = b"schemas.microsoft.com/powershell"
_OF_HYPER_V: Final = re.compile(
    rb"<(?:manifest|properties|global_settings|_[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}_)[ />]"
)


def like_clixml(head: bytes, name: str) -> bool:
    """Whether Export-Clixml may have written it."""
    del name
    first = _first_element(head)
    return first is not None and first[1] == b"Objs" and _NAMESPACE in first[2]


def like_configuration(head: bytes, name: str) -> bool:
    """Whether it is the configuration of a VM: other programs have files with that root, too."""
    del name
    first = _first_element(head)
    return first is not None and first[1] == b"configuration" and _OF_HYPER_V.search(head) is not None


def _first_element(head: bytes) -> re.Match[bytes] | None:
    return _FIRST_ELEMENT.search(head) if head.lstrip().startswith(b"<") else None
