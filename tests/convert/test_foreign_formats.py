"""Every foreign format converts: the same verdicts, and findings that stand in the original file."""

from pathlib import Path

import pytest

from tests.cli.running import SAMPLES, invoke
from tests.convert.checking import places, verdicts

FORMATS = SAMPLES / "formats"
OWN_LIST = FORMATS / "own-list"
INPUTS = [
    pytest.param((FORMATS / "get-vm.clixml",), id="clixml"),
    pytest.param((FORMATS / "scvmm.json",), id="scvmm"),
    pytest.param((FORMATS / "hyperv-xml",), id="hyperv-xml"),
    pytest.param((OWN_LIST / "vms.csv", "--map", OWN_LIST / "map.toml"), id="csv"),
]


@pytest.mark.parametrize("arguments", INPUTS)
def test_converted_gives_the_same(arguments: tuple[str | Path, ...], tmp_path: Path) -> None:
    converted = tmp_path / "inventory.json"
    done = invoke("convert", *arguments, "--output", converted)
    assert done.exit_code == 0
    assert verdicts(converted) == verdicts(*arguments)
    assert places(converted) == places(*arguments)


@pytest.mark.parametrize("arguments", INPUTS)
def test_anonymized_has_no_name_of_the_original(arguments: tuple[str | Path, ...]) -> None:
    plain = invoke("convert", *arguments, "--no-origins").stdout
    hidden = invoke("convert", *arguments, "--anonymize").stdout
    names = {vm["name"] for vm in verdicts(*arguments)}
    assert names
    assert all(name in plain for name in names if name.isascii())
    assert not any(name in hidden for name in names)
