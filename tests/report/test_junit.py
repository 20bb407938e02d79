"""The JUnit report: valid by Jenkins' rules, a suite for each host, a test for each VM."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests.report.accepted import ACCEPTED, KNOWN, REASON, SUPPRESSED, accepted_only
from tests.report.examples import BACKUP_OFF, CRASHED, DYNAMIC_DISK, NO_RCT, NO_SCSI
from tests.report.fleet import HOSTILE_NAMES, MIXED, REFUSED, SAVED, vm
from tests.report.junit_rules import faults
from tests.report.runs import FLEETS, Fleet, write
from tests.report.test_escape import NAMES
from vmcheck.report.escape import terminal

EVERY = {**FLEETS, "accepted": ACCEPTED}


def suites(fleet: Fleet) -> ET.Element:
    """Give the root of a valid report."""
    document = write("junit", fleet)
    assert document.isascii()
    root = ET.fromstring(document)  # noqa: S314 - written by us
    assert faults(root) == []
    return root


def only_case(fleet: Fleet) -> ET.Element:
    """Give the only test."""
    (case,) = suites(fleet).iter("testcase")
    return case


def result(case: ET.Element) -> tuple[str, str | None] | None:
    """Give result and type of a test."""
    found = [(child.tag, child.get("type")) for child in case if child.tag != "system-out"]
    return found[0] if found else None


@pytest.mark.parametrize("name", EVERY)
def test_every_report_is_valid(name: str) -> None:
    fleet = EVERY[name]
    tests = len(fleet.verdicts) + len(fleet.refused) + len(fleet.problems) + len(fleet.across)
    assert suites(fleet).get("tests") == str(tests)


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ("<testsuite name='a' tests='1' failures='0' errors='0'/>", "tests is 1, there are 0"),
        ("<testsuite tests='0' failures='0' errors='0'/>", "lacks name"),
        ("<testsuites><testcase name='a'/></testsuites>", "must not contain testcase"),
        ("<testcase name='a'><error/><failure/></testcase>", "several results"),
        ("<testcase name='a' time='soon'/>", "wrong time"),
        ("<testcase name='a' file='b'/>", "must not have file"),
        ("<surprise/>", "unknown element"),
    ],
)
def test_the_rules_find_what_is_wrong(document: str, fault: str) -> None:
    assert any(fault in found for found in faults(ET.fromstring(document)))  # noqa: S314 - written by us


def test_a_suite_for_each_host_and_one_for_the_run() -> None:
    names = [suite.get("name") for suite in suites(FLEETS["mixed"])]
    assert names == ["HV01", "HV02", "no host", "vmcheck"]
    hosts = {verdict.name: verdict.host or "no host" for verdict in MIXED}
    cases = {case.get("name"): case.get("classname") for case in suites(Fleet(MIXED)).iter("testcase")}
    assert cases == hosts


def test_hosts_are_compared_without_case() -> None:
    fleet = Fleet([vm("A", 0, host="HV01"), vm("B", 1, host="hv01")])
    assert [suite.get("tests") for suite in suites(fleet)] == ["2", "0"]


def test_classes_are_properties_of_the_suite() -> None:
    suite = suites(FLEETS["mixed"])[0]
    found = {p.get("name"): p.get("value") for p in suite.iter("property")}
    assert found == {"fails": "1", "partially-covered": "1", "saved-state": "1", "undetermined": "1",
                     "online-capable": "1"}  # fmt: skip


def test_errors_and_warnings_are_one_failure_with_positions() -> None:
    case = only_case(Fleet([vm("SQL01", 0, **SAVED, findings=(BACKUP_OFF, DYNAMIC_DISK, NO_RCT))]))
    assert result(case) == ("failure", "saved-state")
    lines = (case.findtext("failure") or "").split("\n")
    assert [line.split(": ")[1] for line in lines] == ["warning", "warning", "info"]
    assert all(line.startswith("C:\\Audit\\fleet.json:") for line in lines)
    message = case[0].get("message") or ""
    assert message == f"HVB102 {BACKUP_OFF.message}; HVB201 {DYNAMIC_DISK.message}"


def test_information_alone_passes_and_is_told() -> None:
    case = only_case(Fleet([vm("A", 0, findings=(NO_RCT,))]))
    assert result(case) is None
    assert "HVB309" in (case.findtext("system-out") or "")


def test_accepted_findings_are_skipped_with_the_reason() -> None:
    case = only_case(accepted_only(SUPPRESSED, KNOWN))
    assert result(case) == ("skipped", "accepted")
    assert case[0].get("message") == (
        f"HVB401 suppressed: {terminal(REASON)}; HVB102 known: it is in the baseline"
    )


def test_an_active_finding_beside_an_accepted_one_fails() -> None:
    case = only_case(accepted_only(SUPPRESSED, NO_SCSI))
    assert result(case) == ("failure", "partially-covered")
    assert case[0].get("message") == f"HVB301 {NO_SCSI.message}"
    assert f"suppressed: {terminal(REASON)}" in (case[0].text or "")


def test_undetermined_is_no_success() -> None:
    cases = {case.get("name"): case for case in suites(FLEETS["mixed"]).iter("testcase")}
    assert result(cases["APP02"]) == ("skipped", "undetermined")
    assert "not collected: guest.volumes" in (cases["APP02"][0].get("message") or "")


def test_crashed_rules_and_refused_vms_are_errors() -> None:
    assert result(only_case(Fleet([vm("A", 0, unknowns=(CRASHED,), findings=(NO_SCSI,))]))) == (
        "error", "rule-crashed",
    )  # fmt: skip
    case = only_case(Fleet(refused=[REFUSED]))
    assert result(case) == ("error", "vm-refused")
    assert len((case[0].text or "").split("\n")) == len(REFUSED.problems)


def test_headline_and_notes_are_the_output_of_the_last_suite() -> None:
    told = (suites(FLEETS["mixed"])[-1].findtext("system-out") or "").split("\n")
    assert told[0].startswith("2 of 9 VMs are ready")
    assert any("Windows Server 2008" in line for line in told)
    assert suites(Fleet())[-1].findtext("system-out") == "No VM was checked"


def test_hostile_names_come_back() -> None:
    names = [case.get("name") for case in suites(Fleet(FLEETS["hostile"].verdicts)).iter("testcase")]
    assert names == [terminal(name) for name in HOSTILE_NAMES]


def test_more_vms_than_memory_stay_with_their_host_in_order() -> None:
    long = replace(BACKUP_OFF, message="x" * 5000)
    fleet = Fleet([vm(f"VM{n}", n, host=f"HV{n % 3}", findings=(long,)) for n in range(300)])
    for number, suite in enumerate(list(suites(fleet))[:3]):
        names = [case.get("name") for case in suite.iter("testcase")]
        assert names == [f"VM{n}" for n in range(number, 300, 3)]


@given(NAMES)
def test_any_name_gives_a_valid_report(name: str) -> None:
    case = only_case(Fleet([vm(name, 0, **SAVED, host=name, findings=(BACKUP_OFF,), missing=(name,))]))
    assert result(case) == ("failure", "saved-state")
