"""Foreign formats, as data: the files of a folder of formats/KIND and what must come of them."""

from functools import partial
from pathlib import Path

import pytest

from tests.conftest import CompareGolden
from tests.sources.described import described
from vmcheck.sources.csv_map.map_file import load_map
from vmcheck.sources.csv_map.reader import read_csv
from vmcheck.sources.interface import Source, SourceFile
from vmcheck.sources.registry import kind_named, sniff

FORMATS = Path(__file__).parent / "formats"
MAP = "map.toml"
"""The column map of a case, if it needs one of its own."""
CASES = sorted(folder for folder in FORMATS.glob("*/*") if folder.is_dir())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != MAP)


def _name(folder: Path) -> str:
    return folder.relative_to(FORMATS).as_posix()


@pytest.mark.parametrize("folder", CASES, ids=_name)
def test_files_become_these_vms_with_these_places(folder: Path, golden: CompareGolden) -> None:
    files = [SourceFile(path.name, path) for path in _files(folder)]
    own = folder / MAP
    source: Source = kind_named(folder.parent.name).source()
    if own.exists():
        source = partial(read_csv, column_map=load_map(own, MAP))
    text = described(source(files))
    golden(f"sources/formats/{_name(folder)}.json", text)


@pytest.mark.parametrize("folder", CASES, ids=_name)
def test_files_are_recognised_by_their_first_bytes(folder: Path) -> None:
    for path in _files(folder):
        kind = sniff(path.read_bytes(), path.name)
        assert kind is not None
        assert kind.name == folder.parent.name
