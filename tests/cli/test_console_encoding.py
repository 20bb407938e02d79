"""Consoles that cannot show every character: an escape stands for what they lack, nothing crashes."""

import json
from pathlib import Path

import pytest

from tests.cli.inventories import changed
from tests.cli.running import run

HOSTILE = "Ü-東京-\U0001f5a5-\x1b[31m-\u202e-\x00-\r\n-=1+1-\ud800"
FACTS = {
    "name": HOSTILE,
    "disks": [{"id": HOSTILE, "attachment": "passthrough"}],
    "guest": {"os": {"name": HOSTILE}, "volumes": [{"mount": HOSTILE, "filesystem": "Łańcuch"}]},
}
CONSOLES: dict[str, dict[str, str]] = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "ascii": {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    "utf-8": {"PYTHONUTF8": "1"},
}
MACHINE_FORMATS = ("json", "csv", "markdown")


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    sound = {**FACTS, "name": HOSTILE[:-1]}
    return changed(tmp_path, json.loads(json.dumps(sound).replace("\\ud800", "")))


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("format_name", ["table", "text"])
def test_hostile_names(inventory: Path, format_name: str, console: str) -> None:
    done = run("check", inventory, "--format", format_name, env=CONSOLES[console])
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"\\u{1b}[31m" in done.stdout.replace(b"\n", b"").replace(b" ", b"")
    for control in (b"\x1b", b"\x00", "\u202e".encode()):
        assert control not in done.stdout


@pytest.mark.parametrize("format_name", MACHINE_FORMATS)
def test_formats_for_programs_are_utf_8_whatever_the_console(inventory: Path, format_name: str) -> None:
    (only,) = {run("check", inventory, "--format", format_name, env=env).stdout for env in CONSOLES.values()}
    text = only.decode("utf-8")
    assert "東京" in text or "\\u6771\\u4eac" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("console", CONSOLES)
def test_a_lone_surrogate_is_refused_and_shown(console: str, tmp_path: Path) -> None:
    done = run("check", changed(tmp_path, FACTS), env=CONSOLES[console])
    assert done.returncode == 3
    assert b"1 VM refused" in done.stdout


@pytest.mark.parametrize("console", ["cp437", "ascii"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "--flow"],
        ["explain", "HVB201"],
        ["rules", "list"],
        ["check", "Größe-東京.json", "--format", "csv"],
        ["Größe-東京"],
    ],
    ids=" ".join,
)
def test_other_commands(arguments: list[str], console: str) -> None:
    assert run(*arguments, env=CONSOLES[console]).returncode in (0, 2, 3)


@pytest.mark.parametrize("name", ["inventory", "rule", "report"])
def test_schemas_are_utf_8_whatever_the_console(name: str) -> None:
    (only,) = {run("schema", name, env=env).stdout for env in CONSOLES.values()}
    assert json.loads(only.decode("utf-8"))["title"]
