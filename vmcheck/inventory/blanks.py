"""The white space of JSON text, in one pass: how much there is, and how many lines it ends."""

from typing import Final

_SOLID: Final = bytes(set(range(256)) - set(b" \t\r\n"))


def blanks_of(text: bytes) -> bytes:
    """All white space of a text; what is inside of its strings counts, too.

    To count line breaks and the rest in it is quicker than to count both in the text.
    """
    return text.translate(None, _SOLID)
