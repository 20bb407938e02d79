"""Configuration files: what they may hold, and every fault in them at once."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.config.files import written
from vmcheck.config.finding import given_config
from vmcheck.config.reading import read_config
from vmcheck.config.schema import config_schema
from vmcheck.config.values import ConfigValues, Level
from vmcheck.errors import FaultyFileError
from vmcheck.gate import LEVELS

EVERYTHING = r"""
profile = "strict"
fail_on = ["saved-state", "error"]
select = ["HVB102", "passthrough-disk"]
ignore = []
severity = { HVB102 = "error", "passthrough-disk" = "info" }
rules = ["."]
host_release = "2012R2"
suppressions = 'sub\accepted.toml'
baseline = "baseline.json"
format = "markdown"
color = "never"
allow_empty = true
show_info = true

[host_releases]
HV01 = "2016"
"HV 02" = "2008R2"

[assume]
guest.volumes.filesystem = "NTFS"
"guest.iscsi_disks" = []
scsi_controllers = 1
"""


def read(path: Path) -> ConfigValues:
    return read_config(given_config(path)).values


def faults(path: Path) -> list[str]:
    with pytest.raises(FaultyFileError) as raised:
        read(path)
    assert str(raised.value)
    return [
        f"{problem.place.line}:{problem.place.column} {problem.message} {problem.hint or ''}".rstrip()
        for problem in raised.value.problems
    ]


def test_every_key(tmp_path: Path) -> None:
    values = read(written(tmp_path, EVERYTHING))
    assert values.fail_on == ("saved-state", "error")
    assert values.severity == {"HVB102": "error", "passthrough-disk": "info"}
    assert values.host_releases == {"HV01": "2016", "HV 02": "2008R2"}
    assert values.assume == {
        "guest.volumes.filesystem": "NTFS",
        "guest.iscsi_disks": (),
        "scsi_controllers": 1,
    }
    assert values.rules == (str(tmp_path / "."),)
    assert values.suppressions == str(tmp_path / r"sub\accepted.toml")
    assert values.baseline == str(tmp_path / "baseline.json")
    assert (values.allow_empty, values.color, values.format) == (True, "never", "markdown")


def test_pyproject_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    text = '\ufeff[project]\r\nname = "fleet"\r\n\r\n[tool.vmcheck]\r\nfail_on = ["warning"]\r\n'
    layer = read_config(given_config(written(tmp_path, text, "pyproject.toml")))
    assert layer.values.fail_on == ("warning",)
    assert layer.origins["fail_on"] == f"{tmp_path / 'pyproject.toml'}:5"


def test_origins_are_lines(tmp_path: Path) -> None:
    origins = read_config(given_config(written(tmp_path, EVERYTHING))).origins
    lines = {key: int(origin.rpartition(":")[2]) for key, origin in origins.items()}
    assert lines["profile"] == 2
    assert lines["host_releases.HV 02"] == 18
    assert lines["assume.guest.volumes.filesystem"] == 21
    assert lines["assume.guest.iscsi_disks"] == 22


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('profil = "gate"', '1:1 The key "profil" is not known here. Did you mean profile?'),
        ('profile = "strickt"', "1:1 profile: unknown value 'strickt', did you mean strict? (known: "),
        ('fail_on = "error"', "1:1 fail_on: expected a list, got text."),
        ("fail_on = []", "1:1 fail_on: expected a list of length >= 1."),
        ('fail_on = ["eror"]', "1:1 fail_on: unknown value 'eror', did you mean error? (known: error, "),
        ('fail_on = ["never", "error"]', "1:1 fail_on: never cannot be combined with another level."),
        ("host_release = 2016", "1:1 host_release: expected text, got an integer."),
        (
            '[host_releases]\nHV01 = "2013R2"',
            "2:1 host_releases.HV01: unknown value '2013R2', did you mean 2012R2?",
        ),
        ('[severity]\nHVB102 = "fatal"', "2:1 severity.HVB102: unknown value 'fatal' (known: error, "),
        ("severity = 1", "1:1 severity: expected a table, got an integer."),
        ('format = "sarfi"', '1:1 format: there is no format "sarfi". Did you mean sarif?'),
        ('color = "yes"', "1:1 color: unknown value 'yes' (known: auto, always, never)."),
        ('allow_empty = "no"', "1:1 allow_empty: expected true or false, got text."),
        ('rules = ["none"]', "1:1 rules: there is no folder "),
        ('baseline = ""', "1:1 baseline: expected text of length >= 1."),
        ('[assume]\nstat = "Off"', "2:1 assume: stat: no such fact of a VM, did you mean state?"),
        ('[assume]\nguest.os.nam = "x"', "2:1 assume: guest.os.nam: no such fact of a VM, did you mean "),
        ('[assume]\nstate = "Of"', "2:1 assume: state: unknown value 'Of', did you mean Off?"),
        ("assume = 1", "1:1 assume: expected a table, got an integer."),
        ("fail_on = [", "1:12 This is not TOML: "),
        ("a = 1\na = 2", "2:6 This is not TOML: "),
    ],
)
def test_whatever_does_not_fit(tmp_path: Path, text: str, expected: str) -> None:
    (fault,) = faults(written(tmp_path, text))
    assert fault.startswith(expected)


def test_all_faults_in_the_order_of_the_text(tmp_path: Path) -> None:
    text = 'rules = ["none"]\nprofil = 1\n\n[assume]\nname = "x"\nstate = 1\n'
    found = faults(written(tmp_path, text))
    assert [fault.split()[0] for fault in found] == ["1:1", "2:1", "5:1", "6:1"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("vmcheck.toml", "fail_on = []".encode("utf-16"), "is not UTF-8"),
        ("vmcheck.toml", b"a = " + b"[" * 9999, "nested too deeply"),
        ("pyproject.toml", b"[project]\n", "There is no table [tool.vmcheck] in it."),
        ("pyproject.toml", b"[tool]\nvmcheck = 1\n", "tool.vmcheck: expected a table."),
    ],
)
def test_files_that_are_none(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(content)
    (fault,) = faults(tmp_path / name)
    assert expected in fault


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.toml")[0].startswith("1:1 It cannot be read")


@given(st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text("aE.'[]{}=,#", max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(
        [*ConfigValues.__struct_fields__, "x", "state", "guest"]), inner, max_size=3),
    max_leaves=8,
).filter(lambda value: isinstance(value, dict)))  # fmt: skip
def test_what_the_schema_refuses_is_refused(table: Any) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder), "\n".join(f"{key} = {_toml(value)}" for key, value in table.items()))
        if not list(Draft202012Validator(config_schema()).iter_errors(table)):
            return
        assert faults(path)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value)


def test_the_schema_knows_every_key_and_level() -> None:
    schema = config_schema()
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == list(ConfigValues.__struct_fields__)
    assert all(part["description"] for part in schema["properties"].values())
    assert Level.__args__ == LEVELS  # type: ignore[attr-defined]  # a Literal has them
