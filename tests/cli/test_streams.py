"""stdout holds the report and nothing else; everything else goes to stderr."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.inventories import FLEET
from tests.cli.running import SAMPLES, environment, invoke, run

FORMATS = ("table", "text", "json", "csv", "markdown")


def test_json_in_a_pipe_is_json() -> None:
    done = run("check", FLEET, "broken/typo-key.json", "no-such.json", "--format", "json")
    report = json.loads(done.stdout)
    assert (len(report["vms"]), len(report["refused"]), len(report["problems"])) == (14, 1, 1)
    assert done.stderr == b""


@pytest.mark.parametrize("layout", ["vms", "findings"])
def test_csv_in_a_pipe_is_csv(layout: str) -> None:
    done = run("check", FLEET, "broken/typo-key.json", "--format", "csv", "--csv-layout", layout)
    head, *rows = csv.reader(io.StringIO(done.stdout.decode(), newline=""))
    assert rows
    assert {len(row) for row in rows} == {len(head)}
    assert done.stderr.startswith(b"broken/typo-key.json:4:61: error: ")


def test_a_byte_order_mark_on_request() -> None:
    plain = run("check", FLEET, "--format", "csv").stdout
    assert plain.startswith(b'"name",')
    assert run("check", FLEET, "--format", "csv", "--bom").stdout == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_bytes_each_time(format_name: str) -> None:
    several = [
        run("check", "fleet.ndjson", "shape-2009.json", "--format", format_name, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    ]
    assert several[0].stdout == several[1].stdout
    assert several[0].stdout
    assert b"\r\n" not in several[0].stdout or format_name == "csv"


def test_quiet_leaves_only_errors_on_stderr(tmp_path: Path) -> None:
    foreign = tmp_path / "vms.json"
    foreign.write_text('[{"VMName": "A", "VMId": "1", "State": 99, "Generation": 1}]', encoding="utf-8")
    loud = invoke("check", foreign, tmp_path / "missing.json", "--format", "csv")
    quiet = invoke("check", foreign, tmp_path / "missing.json", "--format", "csv", "--quiet")
    assert ": warning: " in loud.stderr
    assert ": warning: " not in quiet.stderr
    assert "There is no such file." in quiet.stderr
    assert quiet.stdout == loud.stdout


@pytest.mark.parametrize("arguments", [["check", "fleet.json", "-f", "text"], ["schema"], ["rules", "list"]])
def test_a_closed_pipe_is_no_fault(arguments: list[str]) -> None:
    command = [sys.executable, "-W", "error", "-m", "vmcheck", *arguments]
    with subprocess.Popen(
        command, cwd=SAMPLES, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    "arguments", [["rules", "list"], ["explain", "HVB102"], ["schema"], ["check", "--help"]]
)
def test_a_full_disk_is_no_fault(arguments: list[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a device that is always full")
    with full.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "vmcheck", *arguments],
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    assert (done.returncode, done.stderr) == (2, b"Error: cannot write: No space left on device\n")


def test_no_standard_output_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vmcheck.cli.output.sys", SimpleNamespace(stdout=None))
    result = invoke("check", FLEET)
    assert result.exit_code == 2
    assert "the report cannot be written: standard output is closed" in result.stderr
