"""An anonymized inventory gives the verdicts of the real one."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking import verdict_of
from tests.vm_strategies import headers, vms
from vmcheck.anonymize.disguise import Anonymizer
from vmcheck.inventory.model import Header, Vm
from vmcheck.verdict import Verdict


def _essence(verdict: Verdict) -> Any:
    """Everything of a verdict but names."""
    return (
        verdict.classification,
        verdict.mode,
        verdict.consistency,
        verdict.coverage,
        [(finding.rule, finding.outcome, finding.severity, finding.path) for finding in verdict.findings],
        [(unknown.rule, tuple(unknown.missing)) for unknown in verdict.unknowns],
        [(item.kind, item.size_bytes, item.rule, item.path) for item in verdict.excluded],
        sorted(verdict.missing),
    )


@given(headers(), vms(), st.sampled_from([None, "2008", "2012R2", "2019"]))
@settings(max_examples=150, deadline=None)
def test_verdicts_are_the_same(header: dict[str, Any], vm: dict[str, Any], release: Any) -> None:
    anonymizer = Anonymizer()
    hidden_header = msgspec.to_builtins(
        anonymizer.header(msgspec.convert({"schema_version": 1, **header}, Header))
    )
    hidden_vm = msgspec.to_builtins(anonymizer.vm(msgspec.convert({"name": "VM01", **vm}, Vm)))
    plain = verdict_of(vm, header, host_release=release)
    hidden = verdict_of(hidden_vm, hidden_header, host_release=release)
    assert _essence(hidden) == _essence(plain)
