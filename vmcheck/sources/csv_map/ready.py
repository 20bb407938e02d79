"""The column maps that vmcheck brings, by name."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from vmcheck.engine.suggest import did_you_mean
from vmcheck.sources.csv_map.column_map import ColumnMap
from vmcheck.sources.csv_map.map_file import load_map

_FOLDER: Final = Path(__file__).parent / "maps"


@cache
def ready_maps() -> Mapping[str, ColumnMap]:
    """All of them, in the order of their names."""
    return {path.stem: load_map(path, path.stem) for path in sorted(_FOLDER.glob("*.toml"))}


def names_of_ready_maps() -> list[str]:
    """Their names, without reading them."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def map_named(wanted: str) -> ColumnMap:
    """A ready map, or the one in a file.

    Args:
        wanted: a name, in any case, or the path of a file.

    Raises:
        ValueError: there is neither; the message says which names there are.
        FaultyFileError: the file is no column map.
    """
    names = names_of_ready_maps()
    if wanted.lower() in names:
        return ready_maps()[wanted.lower()]
    if os.path.isfile(wanted):  # noqa: PTH113  # other than a Path, it takes a name that is too long
        return load_map(Path(wanted), wanted)
    said = f"unknown map {wanted!r}{did_you_mean(wanted, names)} (maps: {', '.join(names)}; or a file)"
    raise ValueError(said)


def map_for(header: Sequence[str]) -> ColumnMap | None:
    """The only ready map that a header fits, or None."""
    found = [known for known in ready_maps().values() if known.fits(header)]
    return found[0] if len(found) == 1 else None
