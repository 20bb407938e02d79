"""docs/configuration.md says what is true."""

import re
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.config.files import loaded, written
from vmcheck.assume.assumptions import Assumptions
from vmcheck.assume.facts import NEVER_EMPTY
from vmcheck.config.profiles import PROFILES
from vmcheck.config.values import ConfigValues

PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.split(f"## {title}\n")[1].split("\n## ")[0]


def test_every_key_stands_in_the_table_and_no_other() -> None:
    first_cells = re.findall(r"^\| (`.*?`) \|", section("Keys"), re.MULTILINE)
    keys = [key for cell in first_cells for key in re.findall(r"`(\w+)`", cell)]
    assert keys == list(ConfigValues.__struct_fields__)


@pytest.mark.parametrize("name", PROFILES)
def test_profiles_are_those_of_the_table(name: str) -> None:
    (row,) = re.findall(rf"^\| `{name}` \| (.*?) \| `(\w+)` \|", section("Profiles"), re.MULTILINE)
    profile = PROFILES[name]  # type: ignore[index]  # its own key
    assert tuple(re.findall(r"`([\w-]+)`", row[0])) == profile.fail_on
    assert (row[1] == "true") is (profile.show_info is True)


def test_the_example_is_a_configuration(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    written(tmp_path, example)
    settings = loaded(tmp_path / "inventory.json").settings
    assert settings.fail_on == ("error",)
    assert settings.origins["fail_on"] == "profile gate"
    assert settings.assume == {"guest.volumes.filesystem": "NTFS", "guest.iscsi_disks": ()}
    assert settings.severity == {"HVB318": "error"}


def test_the_assumptions_shown_can_be_made() -> None:
    assumed = re.findall(r'--assume "?([\w.]+=[\w\[\]]+)', PAGE)
    assert Assumptions.parse(assumed).values.keys() == {"guest.volumes.filesystem", "guest.iscsi_disks"}
    assert all(f"`{name}`" in section("Assumptions") for name in NEVER_EMPTY)
