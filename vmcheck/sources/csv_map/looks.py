"""How CSV files begin."""

from typing import Final

_SUFFIXES: Final = (".csv", ".tsv")
_HEADER: Final = 1 << 16
"""No header is longer, in bytes; the csv module takes no field of more than twice as many characters."""


def like_csv(head: bytes, name: str) -> bool:
    """Whether a file is called so, or its first row is a header that a ready map fits."""
    if name.lower().endswith(_SUFFIXES):
        return True
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"[", b"<", b"") or not any(mark in start[:4096] for mark in (b",", b";", b"\t")):
        return False
    import csv

    from vmcheck.sources.csv_map.ready import map_for
    from vmcheck.sources.csv_map.table import DELIMITERS

    line = start[:_HEADER].splitlines()[0].decode("utf-8", "replace")
    return any(map_for(next(csv.reader([line], delimiter=delimiter), [])) for delimiter in DELIMITERS)
