"""Which file counts: named, by the environment, or the nearest one above the first inventory."""

from pathlib import Path

import pytest

from tests.config.files import loaded, written
from vmcheck.config.layer import command_line
from vmcheck.config.loading import load_settings
from vmcheck.errors import FaultyFileError

GATE = 'profile = "gate"\n'
STRICT = 'profile = "strict"\n'
PROJECT = '[tool.vmcheck]\nprofile = "audit"\n'


@pytest.mark.parametrize(
    ("files", "inventory", "profile"),
    [
        ({}, "a/b/fleet.json", None),
        ({"vmcheck.toml": GATE}, "a/b/fleet.json", "gate"),
        ({"vmcheck.toml": GATE, "a/vmcheck.toml": STRICT}, "a/b/fleet.json", "strict"),
        ({"vmcheck.toml": GATE, "a/pyproject.toml": PROJECT}, "a/b/fleet.json", "audit"),
        ({"vmcheck.toml": GATE, "a/pyproject.toml": "[project]\n"}, "a/b/fleet.json", "gate"),
        ({"vmcheck.toml": GATE, "a/pyproject.toml": "not [ TOML\n"}, "a/b/fleet.json", "gate"),
        ({"a/b/vmcheck.toml": GATE}, "a/b", "gate"),
        ({"a/b/vmcheck.toml": GATE}, "a/b/*.json", "gate"),
        ({"a/vmcheck.toml": GATE}, "a/**/x*/fleet.json", "gate"),
        ({"a/vmcheck.toml": GATE}, "a/missing/fleet.json", "gate"),
        ({"a/c/vmcheck.toml": GATE}, "a/b/fleet.json", None),
        ({"a/vmcheck.toml": GATE}, "a/../fleet.json", None),
    ],
    ids=str,
)
def test_the_nearest_file_above_the_inventory(
    tmp_path: Path, files: dict[str, str], inventory: str, profile: str | None
) -> None:
    written(tmp_path, "{}", "a/b/fleet.json")
    for name, text in files.items():
        written(tmp_path, text, name)
    found = loaded(tmp_path / inventory)
    assert found.settings.profile == profile
    assert (found.file is None) is (profile is None)


@pytest.mark.parametrize("inventory", ["-", None])
def test_standard_input_begins_at_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inventory: str | None
) -> None:
    written(tmp_path, GATE)
    monkeypatch.chdir(tmp_path)
    found = load_settings(command_line(), inventory=inventory)
    assert (found.file, found.chosen_by) == ("vmcheck.toml", "found upward from the working directory")
    assert found.settings.origins["profile"] == "vmcheck.toml:1"


def test_both_files_in_one_folder(tmp_path: Path) -> None:
    written(tmp_path, GATE)
    written(tmp_path, PROJECT, "pyproject.toml")
    found = loaded(tmp_path / "fleet.json")
    assert found.settings.profile == "gate"
    (remark,) = found.remarks
    assert remark.severity == "warning"
    assert remark.message == "[tool.vmcheck] is not used: vmcheck.toml beside it wins."
    assert (remark.place.file, remark.place.line) == (str(tmp_path / "pyproject.toml"), 1)


@pytest.mark.parametrize("text", ["[project]\nname = 'vmcheck-inventories'\n", "vmcheck [ is no TOML"])
def test_a_pyproject_beside_that_is_not_about_vmcheck(tmp_path: Path, text: str) -> None:
    written(tmp_path, GATE)
    written(tmp_path, text, "pyproject.toml")
    assert loaded(tmp_path / "fleet.json").remarks == ()


def test_a_pyproject_that_may_be_about_vmcheck_must_be_readable(tmp_path: Path) -> None:
    written(tmp_path, "[tool.vmcheck]\nprofile = \n", "pyproject.toml")
    with pytest.raises(FaultyFileError, match="not TOML"):
        loaded(tmp_path / "fleet.json")


def test_command_line_before_environment_before_search(tmp_path: Path) -> None:
    written(tmp_path, GATE)
    named = written(tmp_path, STRICT, "ci/strict.toml")
    other = written(tmp_path, 'profile = "audit"\n', "ci/audit.toml")
    inventory = str(tmp_path / "fleet.json")
    chosen = [
        load_settings(command_line(), inventory=inventory, config=named, environment=str(other)),
        load_settings(command_line(), inventory=inventory, environment=str(other)),
        load_settings(command_line(), inventory=inventory, environment=""),
        load_settings(command_line(), inventory=inventory, environment=str(other), search=False),
    ]
    assert [found.settings.profile for found in chosen] == ["strict", "audit", "gate", None]
    assert [found.chosen_by for found in chosen[:2]] == ["--config", "VMCHECK_CONFIG"]


def test_suppressions_beside_the_file_count_unless_others_are_named(tmp_path: Path) -> None:
    written(tmp_path, GATE)
    assert loaded(tmp_path / "fleet.json").settings.suppressions is None
    beside = written(tmp_path, "", "vmcheck-suppressions.toml")
    settings = loaded(tmp_path / "fleet.json").settings
    assert settings.suppressions == beside
    assert settings.origins["suppressions"] == f"beside {tmp_path / 'vmcheck.toml'}"
    written(tmp_path, 'suppressions = "other.toml"\n')
    assert loaded(tmp_path / "fleet.json").settings.suppressions == tmp_path / "other.toml"


def test_a_link_to_itself_is_no_crash(tmp_path: Path) -> None:
    link = tmp_path / "fleet.json"
    try:
        link.symlink_to(link)
    except OSError:
        pytest.skip("this system lets nobody make links")
    written(tmp_path, GATE)
    assert loaded(link).settings.profile == "gate"
