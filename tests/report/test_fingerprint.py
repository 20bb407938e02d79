"""Keys of findings: what they depend on, and above all what they do not."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.report.across_examples import ACROSS
from tests.report.examples import BACKUP_OFF, DYNAMIC_DISK, PASS_THROUGH
from tests.report.fleet import HOSTILE_NAMES, SAVED, vm
from vmcheck.report.fingerprint import fingerprints, fleet_fingerprint, hashed
from vmcheck.verdict import Finding

FINDINGS = (BACKUP_OFF, DYNAMIC_DISK, PASS_THROUGH)
VM = vm("SQL01", 0, **SAVED, findings=FINDINGS)


def test_known_values_never_change() -> None:
    assert hashed("HVB102", "", "id", "6f3c", "", "0") == "9c7633528eb205547587e4edf78deef9"


@given(st.permutations(FINDINGS), st.integers(0, 1000), st.text(), st.text())
def test_order_position_name_and_message_do_not_matter(
    order: list[Finding], index: int, name: str, message: str
) -> None:
    moved = vm(name, index, **SAVED, id=VM.id, host=name, findings=tuple(
        replace(finding, message=message) for finding in order
    ))  # fmt: skip
    assert sorted(fingerprints(moved)) == sorted(fingerprints(VM))


def test_ids_are_compared_without_case() -> None:
    upper = replace(VM, id=(VM.id or "").upper())
    assert fingerprints(upper) == fingerprints(VM)


def test_vm_rule_and_object_matter() -> None:
    other = vm("SQL01", 1, **SAVED, findings=FINDINGS)
    objects = replace(DYNAMIC_DISK, object="SCSI 0:2")
    keys = [*fingerprints(VM), *fingerprints(other), *fingerprints(vm("X", 0, findings=(objects,)))]
    assert len(set(keys)) == 7


def test_without_an_id_name_and_host_matter() -> None:
    names = [(name, host) for name in HOSTILE_NAMES for host in ("HV01", "HV02", None)]
    keys = [
        key
        for name, host in names
        for key in fingerprints(vm(name, 0, id=None, host=host, findings=FINDINGS))
    ]
    assert len(set(keys)) == len(names) * len(FINDINGS)


@given(st.permutations(["SCSI 0:1", "disk 0", "disk 3"]))
def test_objects_without_a_name_are_told_by_number_not_by_index(order: list[str]) -> None:
    moved = {"disk 0": "disk 1", "disk 3": "disk 2"}
    one = vm("A", 0, findings=[replace(DYNAMIC_DISK, object=name) for name in order])
    other = vm("A", 0, findings=[replace(DYNAMIC_DISK, object=moved.get(name, name)) for name in order])
    assert fingerprints(one) == fingerprints(other)
    assert len(set(fingerprints(one))) == 3


def test_findings_alike_are_told_apart() -> None:
    assert len(set(fingerprints(vm("A", 0, findings=(BACKUP_OFF, BACKUP_OFF, DYNAMIC_DISK))))) == 3


def test_across_vms_the_rule_and_what_is_shared_matter() -> None:
    keys = {fleet_fingerprint(finding) for finding in ACROSS}
    assert len(keys) == len(ACROSS)
    assert fleet_fingerprint(replace(ACROSS[0], names=("A",), vms=1, message="x")) in keys


@given(st.lists(st.text(st.characters()), max_size=3), st.lists(st.text(st.characters()), max_size=3))
def test_borders_between_parts_matter(one: list[str], other: list[str]) -> None:
    assert (hashed(*one) == hashed(*other)) == (one == other)
