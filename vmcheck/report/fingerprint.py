"""Keys by which other systems know a finding again from one run to the next.

They are made of what tells a finding in a baseline too: the rule, the VM and the object, never a
position or a message. So they outlive reordered and reformatted inventories, and new names of VMs
that have an id.
"""

from collections import Counter
from hashlib import sha256

from vmcheck.baseline.keys import ObjectKey, lasting_name, object_key, vm_key
from vmcheck.verdict import FleetFinding, Verdict


def fingerprints(verdict: Verdict) -> list[str]:
    """Give the key of each finding of a VM, in their order; no two are the same."""
    vm = vm_key(verdict.id, verdict.name, verdict.host)
    met: Counter[ObjectKey] = Counter()
    keys = []
    for finding in verdict.findings:
        where = object_key(finding.rule, lasting_name(finding.object))
        keys.append(hashed(*where, *vm, str(met[where])))
        met[where] += 1
    return keys


def fleet_fingerprint(finding: FleetFinding) -> str:
    """Give the key of a finding across VMs: its rule, and what the VMs share."""
    return hashed(*object_key(finding.rule, finding.shared), "across VMs")


def vm_fingerprint(verdict: Verdict, what: str) -> str:
    """Give the key of something else that is said of a VM, once."""
    return hashed(what, *vm_key(verdict.id, verdict.name, verdict.host))


def hashed(*parts: str) -> str:
    """Give 32 hexadecimal digits that depend on each part and on the borders between them."""
    return sha256(ascii(parts).encode()).hexdigest()[:32]
