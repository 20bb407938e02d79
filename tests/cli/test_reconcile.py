"""vmcheck reconcile, end to end."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.inventories import MINIMAL, NO_BACKUP_SERVICE, changed, written
from tests.cli.running import SAMPLES, invoke, run
from tests.reconcile.reading import FOLDER

FLEET = SAMPLES / "fleet.json"
LOG = SAMPLES / "logs" / "hv12r2-01.log"


def a_log(folder: Path, text: str, name: str = "wsb.log") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def results(*arguments: str | Path) -> dict[str, str]:
    document = json.loads(invoke("reconcile", *arguments, "--format", "json").stdout)
    return {vm["name"]: vm["result"] for vm in document["vms"]}


def test_the_sample() -> None:
    assert results(FLEET, LOG, "--host", "hv12r2-01") == {
        "SQL01": "agrees",
        "SQL02": "not-compared",
        "ARCHIVE": "agrees",
        "UBUNTU18": "agrees",
        "UBUNTU12": "agrees",
        "BSD11": "disagrees",
        "SHARED-A": "agrees",
        "LONGPATH": "taught",
    }


def test_offline_is_judged_by_the_release_of_the_host(tmp_path: Path) -> None:
    log = a_log(tmp_path, "Caption: Offline\\APP01")
    off = changed(tmp_path, NO_BACKUP_SERVICE)
    for release, words in (("2012", "a saved state"), ("2012R2", "crash-consistent")):
        result = invoke("reconcile", off, log, "--host-release", release)
        assert result.exit_code == 0
        assert f"predicted: {words}; the log says Offline" in result.stdout
        result = invoke("reconcile", MINIMAL, log, "--host-release", release)
        assert result.exit_code == 1
        meaning = "no downtime" if release == "2012R2" else "was put into a saved state"
        assert meaning in " ".join(result.stdout.split())


def test_the_missing_facts_are_named(tmp_path: Path) -> None:
    inventory = written(tmp_path, {"schema_version": 1, "vms": [{"name": "A", "state": "Running"}]})
    result = invoke("reconcile", inventory, a_log(tmp_path, "Caption: Online\\A"), "--format", "json")
    (vm,) = json.loads(result.stdout)["vms"]
    assert (result.exit_code, vm["result"]) == (0, "taught")
    assert "integration_services.backup.enabled" in vm["prediction"]["missing"]
    assert {rule["severity"] for rule in vm["prediction"]["rules"]} == {None}


def test_several_logs_and_a_pattern(tmp_path: Path) -> None:
    a_log(tmp_path, "Caption: Online\\APP01", "1.log")
    a_log(tmp_path, "Caption: Offline\\APP01", "2.log")
    assert results(MINIMAL, tmp_path / "1.log") == {"APP01": "agrees"}
    assert results(MINIMAL, tmp_path / "*.log") == {"APP01": "contradictory"}


def test_standard_input(tmp_path: Path) -> None:
    done = run("reconcile", "minimal.json", "-", stdin="Caption: Online\\APP01\r\n".encode("utf-16"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"(<stdin>:1)" in done.stdout
    log = a_log(tmp_path, "Caption: Online\\APP01")
    done = run("reconcile", "-", log, stdin=MINIMAL.read_bytes())
    assert done.returncode == 0


def test_the_encoding_of_a_console() -> None:
    log = FOLDER / "console-cp850.txt"
    assert "BÜRO-ÄÖ" in results(MINIMAL, log, "--encoding", "CP850")
    marked = FOLDER / "wsb-utf16.log"
    assert results(FLEET, marked, "--encoding", "cp850") == results(FLEET, marked)
    guessed = invoke("reconcile", MINIMAL, log)
    assert "--encoding cp850" in " ".join(guessed.stdout.split())


def test_a_log_in_another_language_is_counted_and_shown() -> None:
    result = invoke("reconcile", FLEET, FOLDER / "wsb-french.log", "--host", "HV12R2-01")
    assert result.exit_code == 4
    assert "2 doubtful, 2 unknown" in " ".join(result.stdout.split())
    assert "wsb-french.log:4:" in "".join(result.stdout.split())


def test_the_rest_is_read(tmp_path: Path) -> None:
    log = a_log(tmp_path, "Caption: Online\\APP01")
    result = invoke("reconcile", MINIMAL, tmp_path / "none.log", tmp_path, log)
    assert result.exit_code == 3
    assert "There is no such file" in result.stderr
    assert "This is a folder, not a log" in result.stderr
    assert "The log confirms the only prediction; 2 errors in the input" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reconcile", MINIMAL], "Missing argument 'LOG...'"),
        (["reconcile", "-", "-"], "only one of INVENTORY and LOG can be standard input"),
        (["reconcile", FLEET, LOG, "--host", "HV12R2-1"], "did you mean HV12R2-01?"),
        (["reconcile", FLEET, LOG, "--encoding", "cp85x"], "unknown encoding 'cp85x'"),
        (["reconcile", FLEET, LOG, "--encoding", "base64"], "unknown encoding 'base64'"),
        (["reconcile", "", LOG], "is empty"),
        (["reconcile", FLEET, LOG, "-o", LOG], "would overwrite"),
    ],
)
def test_wrong_usage(arguments: list[Any], message: str) -> None:
    before = LOG.read_bytes()
    result = invoke(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert LOG.read_bytes() == before


def test_the_report_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    result = invoke("reconcile", FLEET, LOG, "--host", "HV12R2-01", "-f", "markdown", "-o", target)
    assert (result.exit_code, result.stdout) == (1, "")
    assert target.read_text(encoding="utf-8").startswith("## The log refutes 1 of 6 predictions")


def test_many_hosts_want_a_host() -> None:
    text = " ".join(invoke("reconcile", FLEET, LOG).stdout.split())
    assert "The inventory has 12 hosts" in text
    assert "--host says of which host the log is" in text
