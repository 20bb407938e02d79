"""What is at stake, as reports show it."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.running import SAMPLES, invoke
from tests.conftest import CompareGolden
from tests.report.runs import Fleet, summarize
from tests.stake.fleets import GIB, MIXED, counted, vm
from vmcheck.report import FORMATS, Options, Run
from vmcheck.stake.rate import Rate, parse_rate
from vmcheck.stake.tally import StakeTally

RATE = parse_rate("200MB/s")
HOSTILE = (
    vm("\x1b[31mRED|", "=cmd()|", downtime=True, memory=GIB, excluded=[1]),
    vm("B", "`x` <b> \u202e", downtime=True),
)
EXTENSIONS = {"table": "txt", "markdown": "md", "json": "json", "ndjson": "ndjson", "csv": "csv"}


def document(name: str, given: Fleet, rate: Rate | None, width: int = 80) -> str:
    stream = StringIO(newline="")
    report = FORMATS[name].open(stream, Options(save_rate=rate, width=width))
    report.begin(Run(tool_version="0.1.0", inputs=("fleet.json",)))
    for verdict in given.verdicts:
        report.verdict(verdict)
    stake = counted(StakeTally(rate), given.verdicts).stake()
    report.end(replace(summarize(given), stake=stake))
    return stream.getvalue().replace("\r\n", "\n")


@pytest.mark.parametrize("name", EXTENSIONS)
def test_a_fleet_with_estimates(name: str, golden: CompareGolden) -> None:
    golden(f"stake/{name}-mixed.{EXTENSIONS[name]}", document(name, Fleet(MIXED), RATE))


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_a_fleet_without_estimates(name: str, golden: CompareGolden) -> None:
    text = document(name, Fleet(MIXED), None)
    assert "stimate" not in text
    golden(f"stake/{name}-no-rate.{EXTENSIONS[name]}", text)


@pytest.mark.parametrize("name", EXTENSIONS)
def test_hostile_names_of_hosts(name: str, golden: CompareGolden) -> None:
    text = document(name, Fleet(HOSTILE), RATE)
    assert "\x1b" not in text
    assert "\u202e" not in text
    golden(f"stake/{name}-hostile.{EXTENSIONS[name]}", text)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_keeps_to_its_width(width: int) -> None:
    lines = document("table", Fleet(MIXED), RATE, width).splitlines()
    assert max(map(len, lines)) <= width


def test_a_check_with_a_rate() -> None:
    fleet = SAMPLES / "fleet.json"
    result = invoke("check", fleet, "--save-rate", "200MB/s", "--format", "json", "--no-config")
    report = json.loads(result.stdout)
    stake = report["summary"]["stake"]
    estimates = {vm["name"]: vm["saved_state_seconds"] for vm in report["vms"] if vm["saved_state_seconds"]}
    assert estimates["KIOSK-XP"] == 3
    assert stake["total"]["pauses"]["vms"] == len(estimates)
    assert stake["total"]["pauses"]["seconds"] == sum(estimates.values())
    assert stake["total"]["interrupted"] == report["summary"]["interrupted"]
    assert stake["total"]["excluded_bytes"] == report["summary"]["not_in_backup_bytes"]
    assert stake["estimate"]["save_rate"] == "200 MB/s"
    assert "saved state" in stake["estimate"]["sources"][0]


def test_a_rate_that_is_none_is_wrong_usage() -> None:
    result = invoke("check", SAMPLES / "small.json", "--save-rate", "fast")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'fast' is no rate (expected a number and MB/s" in result.stderr


def test_a_rate_from_the_configuration(tmp_path: Path) -> None:
    config = tmp_path / "vmcheck.toml"
    config.write_text('save_rate = "100MB/s"\n', encoding="utf-8")
    options = ("--config", config, "--format", "csv")
    rows = list(csv.DictReader(StringIO(invoke("check", SAMPLES / "fleet.json", *options).stdout)))
    assert {row["name"]: row["saved_state_seconds"] for row in rows}["KIOSK-XP"] == "6"
    config.write_text('\nsave_rate = "100 Mb/s"\n', encoding="utf-8")
    result = invoke("check", SAMPLES / "fleet.json", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "vmcheck.toml:2:1: error: save_rate: '100 Mb/s' is no rate" in result.stderr
