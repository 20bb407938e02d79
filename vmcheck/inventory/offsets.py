"""Where all values of a text stand, in one pass: for those who ask for all of them."""

import re
from typing import Final

from vmcheck.inventory.events import Path
from vmcheck.inventory.positions import text_of
from vmcheck.inventory.syntax import STRING

_TOKEN: Final = re.compile(
    rb"[\s,:]*+(?:(?P<key>"
    + STRING
    + rb")(?=\s*+:)|(?P<opening>[{[])|(?P<closing>[]}])|(?P<scalar>"
    + STRING
    + rb"|[-+.\w]++))",
    re.DOTALL,
)


def value_offsets(raw: bytes) -> dict[Path, int]:
    """The offset of every value of JSON text by its path; of a key that is given twice the first."""
    offsets: dict[Path, int] = {}
    path: list[str | int] = []
    lists: list[bool] = []
    for token in _TOKEN.finditer(raw):
        if token["closing"]:
            if path:
                path.pop()
                lists.pop()
            continue
        if token["key"]:
            if path:
                path[-1] = text_of(token["key"])
            continue
        if lists and lists[-1]:
            path[-1] = int(path[-1]) + 1
        offsets.setdefault(tuple(path), token.start("opening") if token["opening"] else token.start("scalar"))
        if token["opening"]:
            path.append(-1)
            lists.append(token["opening"] == b"[")
    return offsets
