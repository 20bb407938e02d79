"""Keys by which other systems know a finding again from one run to the next.

A key is made of the rule, the VM and the object, never of a position or a message: it outlives
reordered and reformatted inventories, and new names of VMs that have an id.
"""

from collections import Counter
from hashlib import sha256

from vmcheck.verdict import FleetFinding, Verdict


def fingerprints(verdict: Verdict) -> list[str]:
    """Give the key of each finding of a VM, in their order; no two are the same."""
    vm = vm_key(verdict)
    met: Counter[tuple[str, str]] = Counter()
    keys = []
    for finding in verdict.findings:
        where = (finding.rule, finding.object or "")
        keys.append(hashed(*where, *vm, str(met[where])))
        met[where] += 1
    return keys


def fleet_fingerprint(finding: FleetFinding) -> str:
    """Give the key of a finding across VMs: its rule, and what the VMs share."""
    return hashed(finding.rule, "shared", finding.shared)


def vm_key(verdict: Verdict) -> tuple[str, str, str]:
    """Give what a VM is known by: its id, or else its name and its host."""
    if verdict.id is not None:
        return ("id", verdict.id.casefold(), "")
    return ("name", verdict.name.casefold(), (verdict.host or "").casefold())


def hashed(*parts: str) -> str:
    """Give 32 hexadecimal digits that depend on each part and on the borders between them."""
    return sha256(ascii(parts).encode()).hexdigest()[:32]
