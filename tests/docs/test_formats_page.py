"""docs/formats.md names every kind of input and every ready map, and its map works."""

import re
from pathlib import Path

from vmcheck.sources.csv_map.map_file import load_map
from vmcheck.sources.csv_map.ready import names_of_ready_maps
from vmcheck.sources.registry import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
ROWS = set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE))


def test_every_kind_and_every_map_has_a_row() -> None:
    assert {kind.name for kind in KINDS} | set(names_of_ready_maps()) == ROWS


def test_the_map_is_one(tmp_path: Path) -> None:
    [text] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    file = tmp_path / "map.toml"
    file.write_text(text, encoding="utf-8")
    assert len(load_map(file, "map.toml").columns) == len(re.findall(r'^"', text, re.MULTILINE))
