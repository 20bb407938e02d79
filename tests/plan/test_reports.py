"""Whole plans of the samples in every format, and what readers make of hostile names."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from tests.cli.running import SAMPLES, invoke, run
from tests.conftest import CompareGolden
from tests.report.fleet import HOSTILE_NAMES
from vmcheck.plan.reports.formats import FORMATS
from vmcheck.resources import data_folder
from vmcheck.version import __version__

Facts = dict[str, Any]

GOLDEN = {
    "fleet.txt": ("fleet.json",),
    "fleet.md": ("fleet.json", "--format", "markdown"),
    "fleet-2022.txt": ("fleet.json", "--host-release", "2022"),
    "fleet-2022.md": ("fleet.json", "--host-release", "2022", "--format", "markdown"),
    "fleet-what-if.txt": ("fleet.json", "--what-if", "HVB102,HVB401"),
    "fleet-what-if.csv": ("fleet.json", "--what-if", "HVB102,HVB401", "--format", "csv"),
    "small.txt": ("small.json",),
    "small.json": ("small.json", "--format", "json"),
    "small.csv": ("small.json", "--format", "csv"),
    "shape-2009.txt": ("shape-2009.json",),
    "shape-2009.md": ("shape-2009.json", "--format", "markdown"),
    "minimal.txt": ("minimal.json",),
    "minimal.json": ("minimal.json", "--format", "json"),
    "minimal.md": ("minimal.json", "--format", "markdown"),
    "minimal-2008.json": ("minimal.json", "--host-release", "2008", "--format", "json"),
}
"""Golden files with the arguments that give them."""
NAMES = [name for name in HOSTILE_NAMES if "\udc80" not in name]


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str, golden: CompareGolden) -> None:
    done = run("plan", *GOLDEN[name], "--quiet", env={"PYTHONIOENCODING": "utf-8"})
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode("utf-8").replace("\r\n", "\n")
    golden(f"plan/{name}", text.replace(f'"version": "{__version__}"', '"version": "VERSION"'))


@pytest.mark.parametrize("sample", ["fleet.json", "small.json", "minimal.json", "fleet.ndjson"])
@pytest.mark.parametrize("options", [(), ("--host-release", "2022"), ("--what-if", "HVB102")])
def test_json_fits_its_schema(sample: str, options: tuple[str, ...]) -> None:
    result = invoke("plan", SAMPLES / sample, "--format", "json", *options)
    validator().validate(json.loads(result.stdout))


def validator() -> Draft202012Validator:
    schema = json.loads((data_folder("schemas") / "plan.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_schema_asks_for_every_key() -> None:
    document = json.loads(invoke("plan", SAMPLES / "fleet.json", "--format", "json").stdout)
    for key in document:
        without = {name: value for name, value in document.items() if name != key}
        assert not validator().is_valid(without), key
    for key in document["steps"][0]:
        step = {name: value for name, value in document["steps"][0].items() if name != key}
        assert not validator().is_valid({**document, "steps": [step]}), key


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """VMs with hostile names and hosts, each with something to do, some with a job to change."""
    fleet = json.loads((SAMPLES / "minimal.json").read_text(encoding="utf-8"))
    (host,), (vm,) = fleet["hosts"], fleet["vms"]
    job = {**host["backup_job"], "vms": None, "volumes": ["C:", "D:"]}
    fleet["hosts"] = [{**host, "name": f"{name} host", "backup_job": job} for name in NAMES]
    fleet["vms"] = [
        {**vm, "id": f"id-{number}", "name": name, "host": f"{name} host", **_trouble(vm, number)}
        for number, name in enumerate(NAMES)
    ]
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(fleet), encoding="utf-8")
    return path


def _trouble(vm: Facts, number: int) -> Facts:
    if number % 2:
        return {"disks": [{**vm["disks"][0], "path": "Q:\\VMs\\disk.vhdx"}]}
    return {"integration_services": {**vm["integration_services"], "backup": {"enabled": False}}}


def test_hostile_names_come_back_from_json(hostile: Path) -> None:
    document = json.loads(invoke("plan", hostile, "--format", "json").stdout)
    found = {vm["name"] for step in document["steps"] for vm in step["vms"]}
    assert found == set(NAMES)
    targets = {target["name"] for step in document["steps"] for target in step["targets"]}
    assert targets == {f"{name} host" for name in NAMES[1::2]}


def test_the_table_obeys_no_hostile_name(hostile: Path) -> None:
    text = invoke("plan", hostile).stdout
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "\n::error::" not in text


def test_markdown_obeys_no_hostile_name(hostile: Path) -> None:
    text = invoke("plan", hostile, "--format", "markdown").stdout
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert not {child.type for child in inline} & {"link_open", "image", "em_open"}
    html = {child.content for child in inline if child.type == "html_inline"}
    html |= {token.content.strip() for token in tokens if token.type == "html_block"}
    assert html <= {"<br>", "</details>", f"<details><summary>{(len(NAMES) + 1) // 2} VMs</summary>"}


def test_csv_holds_no_formula(hostile: Path) -> None:
    rows = list(csv.reader(io.StringIO(invoke("plan", hostile, "--format", "csv").stdout, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]
    assert "'=cmd|' /C calc'!A0" in cells


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_input_gives_the_same_bytes(format_name: str, hostile: Path) -> None:
    first, second = (
        run("plan", hostile, "--format", format_name, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    )
    assert first == second


def test_long_plans_are_cut_and_the_rest_is_counted(hostile: Path) -> None:
    fleet = json.loads(hostile.read_text(encoding="utf-8"))
    (vm, *_), (host, *_) = fleet["vms"][1:], fleet["hosts"]
    fleet["hosts"] = [{**host, "name": f"HV{number:02}"} for number in range(25)]
    fleet["vms"] = [
        {**vm, "id": f"{number}-{twin}", "name": f"VM{number:02}-{twin}", "host": f"HV{number:02}"}
        for number in range(25)
        for twin in range(12)
    ]
    hostile.write_text(json.dumps(fleet), encoding="utf-8")
    table = invoke("plan", hostile).stdout
    assert "  ... and 5 more steps: see the JSON plan\n" in table
    assert " and 4 more Buys" in " ".join(table.split())
    assert "\n... and 5 more steps.\n" in invoke("plan", hostile, "--format", "markdown").stdout
    assert len(json.loads(invoke("plan", hostile, "--format", "json").stdout)["steps"]) == 25


@pytest.mark.parametrize("command", ["plan", "check"])
@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_the_command_shown_is_one_of_a_host_that_has_it(tmp_path: Path, command: str, format_: str) -> None:
    """The first of the VMs is on Windows Server 2008, which has no Hyper-V cmdlets."""
    backup = {"installed": True, "backup": {"enabled": False}}
    inventory = {
        "schema_version": 1,
        "hosts": [{"name": "OLD", "release": "2008"}, {"name": "NEW", "release": "2022"}],
        "vms": [
            {"name": f"VM-{host}", "host": host, "integration_services": backup} for host in ("OLD", "NEW")
        ],
    }
    file = tmp_path / "inventory.json"
    file.write_text(json.dumps(inventory), encoding="utf-8")
    said = invoke(command, str(file), "--format", format_, "--no-config").stdout
    assert "Get-VMIntegrationService -VMName 'VM-NEW'" in said
    assert "-VMName 'VM-OLD'" not in said
