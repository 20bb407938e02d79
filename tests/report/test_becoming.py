"""What a VM becomes, in a line and in JSON."""

from typing import Any

import msgspec
import pytest

from tests.cli.running import SAMPLES, invoke
from vmcheck.changes import Becomes, Change, NewerHost, Obstacle
from vmcheck.report.becoming import becomes_line
from vmcheck.report.formats import FORMATS
from vmcheck.report.json_document import ReportDocument


def change(rule: str, effort: Any = "none") -> Change:
    return Change(rule=rule, title="T", outcome="fails", effort=effort, side="vm", text="Do", edits=())


def obstacle(*instead: str) -> Obstacle:
    return Obstacle(rule="HVB105", title="T", outcome="fails", why="So", instead=instead)


ONE = (change("HVB102"),)
TWO = (change("HVB102"), change("HVB401", "data move"))
LINES: list[tuple[dict[str, Any], str]] = [
    (
        {"reached": "online-capable", "sets": [ONE]},
        "becomes online-capable if HVB102 is mended (no downtime)",
    ),
    (
        {"reached": "online-capable", "sets": [TWO, ONE]},
        "becomes online-capable if HVB102 + HVB401 are mended (data move)",
    ),
    (
        {"reached": "online-capable", "sets": [(*ONE, *ONE)]},
        "becomes online-capable if HVB102 is mended (no downtime)",
    ),
    (
        {"reached": "undetermined", "sets": [ONE], "missing": ("disks[0].path", "disks[1].path", "state")},
        "may become online-capable if HVB102 is mended (no downtime); not collected: disks[].path, state",
    ),
    (
        {"reached": "crash-consistent", "sets": [ONE], "obstacles": [obstacle("in-guest backup")]},
        "becomes crash-consistent at best if HVB102 is mended (no downtime); beyond that: in-guest backup",
    ),
    ({"reached": "undetermined", "missing": ("state",)}, ""),
    ({"reached": "fails", "obstacles": [obstacle()]}, "no change in place helps"),
    (
        {"reached": "saved-state", "obstacles": [obstacle("newer host release", "in-guest backup")],
         "newer_host": NewerHost(release="2012R2", classification="undetermined")},
        "no change in place helps: in-guest backup, host release 2012R2 (perhaps online-capable)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "line"), LINES, ids=lambda value: value if isinstance(value, str) else "")
def test_line(facts: dict[str, Any], line: str) -> None:
    assert becomes_line(Becomes(now="fails", **facts)) == line


def test_json_has_everything() -> None:
    report = invoke("check", SAMPLES / "small.json", "--format", "json").stdout
    document = msgspec.json.decode(report, type=ReportDocument)
    by_name = {vm.name: vm for vm in document.vms}
    file08 = by_name["FILE08"].becomes
    assert file08 is not None
    assert file08.reached == "online-capable"
    assert [[change.rule for change in changes] for changes in file08.sets] == [["HVB102", "HVB401"]]
    assert file08.sets[0][0].edits[0].pointer == "/integration_services/backup/enabled"
    kiosk = by_name["KIOSK-XP"].becomes
    assert kiosk is not None
    assert kiosk.sets == ()
    assert kiosk.newer_host is not None
    assert kiosk.newer_host.release == "2012R2"
    assert all((vm.becomes is None) is (vm.classification == "online-capable") for vm in document.vms)


@pytest.mark.parametrize("name", FORMATS)
def test_only_formats_that_show_it_work_it_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(*_: object) -> Becomes:
        asked.append(name)
        return Becomes(now="fails", reached="fails")

    monkeypatch.setattr("vmcheck.changes.Becomer.becomes", refuse)
    assert invoke("check", SAMPLES / "small.json", "--format", name).exit_code in (0, 1)
    assert bool(asked) is FORMATS[name].becomes
