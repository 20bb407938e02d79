"""The few colours of the table, as ANSI sequences (SGR)."""

from collections.abc import Mapping
from types import MappingProxyType

from vmcheck.verdict import Classification, Severity

BOLD = "1"
DIM = "2"

CLASS: Mapping[Classification, str] = MappingProxyType(
    {
        "fails": "1;31",
        "partially-covered": "31",
        "saved-state": "33",
        "crash-consistent": "33",
        "undetermined": "36",
        "online-capable": "32",
    }
)

SEVERITY: Mapping[Severity, str] = MappingProxyType({"error": "31", "warning": "33", "info": "36"})


def paint(text: str, style: str) -> str:
    """Colour text. Without a style, or without text, it stays as it is."""
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text
