"""Verdicts and findings for the tests of what is accepted: any rule, object and outcome one likes."""

from collections.abc import Sequence
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st

from tests.checking import Somewhere
from vmcheck.engine.rule import OUTCOMES
from vmcheck.inventory.events import Place
from vmcheck.inventory.model import Vm
from vmcheck.verdict import Classification, Finding, FleetFinding, Remedy, Unknown, Verdict

UNTIMED: Final = settings(deadline=None)
"""Files are written here, and other processes may keep the disk busy."""

_TEXTS: Final[dict[str, Any]] = {
    "name": "some-rule",
    "title": "Something is wrong",
    "severity": "warning",
    "confidence": "high",
    "message": "It is wrong here",
    "impact": "It has an effect.",
    "remedy": Remedy(text="Mend it"),
}
RULES: Final = ("HVB102", "HVB401", "HVB202")
FLEET_RULES: Final = ("HVB506", "HVB418")


def finding(rule: str = "HVB401", name: str | None = None, outcome: str = "excluded") -> Finding:
    """A finding on an object, or on the VM itself."""
    return Finding(rule=rule, outcome=outcome, object=name, path=("disks", 0), **_TEXTS)


def across(
    rule: str = "HVB506",
    shared: str = "HV01, nightly",
    causes: Sequence[str] = ("SQL01",),
    outcome: str = "fails",
) -> FleetFinding:
    """A finding across VMs."""
    return FleetFinding(
        rule=rule,
        outcome=outcome,
        shared=shared,
        vms=len(causes) + 1,
        names=("WEB01", *causes),
        spoiled_by=tuple(causes),
        place=Place("inventory.json", 1, 1),
        **_TEXTS,
    )


def unknown(rule: str = "HVB401", outcome: str = "excluded") -> Unknown:
    """A rule that could not be decided."""
    return Unknown(rule=rule, title="Something may be wrong", outcome=outcome, missing=("disks",))


def verdict(
    *findings: Finding,
    name: str = "SQL01",
    vm_id: str | None = "5f0c",
    host: str | None = "HV01",
    unknowns: Sequence[Unknown] = (),
    classification: Classification = "partially-covered",
    missing: Sequence[str] = (),
) -> Verdict:
    """A verdict with some findings."""
    return Verdict(
        name=name,
        id=vm_id,
        host=host,
        release="2019",
        release_assumed=False,
        state="Running",
        classification=classification,
        mode="online",
        consistency="application",
        coverage="partial",
        downtime=False,
        findings=findings,
        unknowns=unknowns,
        missing=missing,
        record=Somewhere(Vm(name=name)),
    )


def plain(seen: Verdict) -> Verdict:
    """The verdict as it was before anything was accepted."""
    from msgspec.structs import replace

    return replace(
        seen, findings=tuple(replace(found, suppression=None, known=False) for found in seen.findings)
    )


objects = st.sampled_from([None, "SCSI 0:1", "SCSI 0:10", "scsi 0:1", "E:", "disk 0", "disk 1", "a[1]", "*"])
findings = st.builds(finding, st.sampled_from(RULES), objects, st.sampled_from(tuple(OUTCOMES)))
fleet_findings = st.builds(
    across,
    st.sampled_from(FLEET_RULES),
    st.sampled_from(["HV01, nightly", "hv01, nightly", "D:\\a.vhdx", ""]),
    st.lists(st.sampled_from(["SQL01", "SQL02", "WEB01"]), min_size=1, unique=True),
    st.sampled_from(tuple(OUTCOMES)),
)


@st.composite
def verdicts(draw: st.DrawFn, name: st.SearchStrategy[str] | None = None) -> Verdict:
    """A verdict with any findings, on a VM with or without an id."""
    return verdict(
        *draw(st.lists(findings, max_size=5)),
        name=draw(name or st.sampled_from(["SQL01", "SQL02", "sql*", "WEB[1]", "İ"])),
        vm_id=draw(st.sampled_from([None, "5f0c", "5F0C", "77"])),
        host=draw(st.sampled_from([None, "HV01", "HV02"])),
        unknowns=draw(st.lists(st.builds(unknown, st.sampled_from(RULES)), max_size=2)),
    )


@st.composite
def fleets(draw: st.DrawFn) -> list[Verdict]:
    """VMs of which no two are the same: each has an id or a name of its own."""
    drawn = draw(st.lists(verdicts(), max_size=6))
    made = []
    for number, seen in enumerate(drawn):
        from msgspec.structs import replace

        vm_id = None if seen.id is None else f"{seen.id}-{number}"
        made.append(replace(seen, id=vm_id, name=f"{seen.name}-{number}"))
    return made
