"""Does what the log says fit what was predicted? Pure: a prediction and labels in, a result out.

"Offline" means that the guest took no part. Up to Windows Server 2012 a running VM is then put into a
saved state; from 2012 R2 on it runs on and the backup is crash-consistent (microsoft/lis-test asserts
the label for both an un-ticked service and a stopped daemon). A VM that does not run is Offline too.
"""

from collections.abc import Collection
from typing import Literal, NamedTuple

from vmcheck.reconcile.labels import Label
from vmcheck.reconcile.prediction import WITHOUT_GUEST, Prediction

Result = Literal[
    "disagrees", "contradictory", "taught", "agrees", "not-compared", "only-in-log", "only-in-inventory"
]
"""contradictory: the log says both of the VM. taught: nothing certain was predicted, so the log teaches."""

RESULTS: tuple[Result, ...] = (
    "disagrees",
    "contradictory",
    "taught",
    "not-compared",
    "only-in-log",
    "only-in-inventory",
    "agrees",
)
"""In the order of every report."""

COMPARED: frozenset[Result] = frozenset({"agrees", "disagrees", "contradictory", "taught"})
"""Results of VMs that are on both sides and could be compared."""

_BOTH: frozenset[Label] = frozenset({"online", "offline"})
_NONE: frozenset[Label] = frozenset()


class Expected(NamedTuple):
    """What a prediction makes of each label; a label in neither set refutes it."""

    fits: frozenset[Label]
    open: frozenset[Label]
    """Labels that neither confirm nor refute it, because facts were not collected."""


def expected(vm: Prediction) -> Expected | None:
    """Give the labels that a prediction allows, None where no label can tell.

    A label says how the writer offers a VM, not that its backup succeeded: nothing can be said of a
    VM whose backup is predicted to fail.
    """
    if vm.mode == "fails":
        return None
    if vm.without_guest or vm.mode == "saved-state":
        return Expected(frozenset({"offline"}), _NONE)
    if vm.mode == "not-running":
        return Expected(_BOTH, _NONE)
    if vm.mode == "online":
        return Expected(frozenset({"online"}), _NONE) if _takes_part(vm) else Expected(_NONE, _BOTH)
    if vm.classification == "online-capable":  # nothing but its state is unknown
        return Expected(frozenset({"online"}), frozenset({"offline"}))
    return Expected(_NONE, _BOTH)


def _takes_part(vm: Prediction) -> bool:
    """Whether the guest takes part for certain, be it with its applications or its file systems only."""
    if vm.consistency in ("application", "file-system"):
        return True
    return vm.release is not None and not any(note.outcome in WITHOUT_GUEST for note in vm.undecided)


def judge(vm: Prediction, labels: Collection[Label]) -> Result:
    """Compare a prediction with the labels that the logs give the VM, at least one."""
    allowed = expected(vm)
    if allowed is None:
        return "not-compared"
    if len(set(labels)) > 1:
        return "agrees" if allowed.fits == _BOTH else "contradictory"
    (label,) = set(labels)
    if label in allowed.fits:
        return "agrees"
    return "taught" if label in allowed.open else "disagrees"
