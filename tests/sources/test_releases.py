"""Exports in the shapes that hosts of each release and each PowerShell give: our own, small, complete."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.conftest import CompareGolden
from tests.sources.exports import read_all

FOLDERS = sorted(path for path in (Path(__file__).parent / "exports_by_release").iterdir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_export_of_a_release(folder: Path, golden: CompareGolden) -> None:
    reading = read_all(folder, folder.name)
    found = {
        "messages": reading.messages,
        "hosts": [
            json.loads(msgspec.json.encode(host))
            for opened in reading.opened
            for host in opened.header.hosts or ()
        ],
        "vms": reading.vms,
    }
    assert not reading.refused
    golden(f"sources/{folder.name}.json", json.dumps(found, indent=2, ensure_ascii=False) + "\n")
