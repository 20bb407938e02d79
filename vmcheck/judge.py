"""From the results of the rules to the verdict: pure, and in two steps.

``preview`` says what the backup would do to the VM if it were running; rules of the second pass
may ask for it. ``judge`` gives the verdict. Certain bad news wins over the unknown, and the
unknown wins over good news.
"""

from collections.abc import Sequence

from vmcheck.coverage import Cover, cover
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import BLOCKING, Result, Rule
from vmcheck.findings import findings_of, items_of, unknowns_of
from vmcheck.inventory.events import Record
from vmcheck.knowledge.releases import SAVES_STATE
from vmcheck.knowledge.subject import IfRunning, Subject
from vmcheck.verdict import Classification, Consistency, Finding, Mode, Verdict


def preview(results: Sequence[Result]) -> IfRunning:
    """What the backup would do to a running VM, by the rules asked so far."""
    mode = _mode_if_running(results)
    consistency = _consistency(results) if mode == "online" else None
    return IfRunning(
        mode=None if mode == "unknown" else mode,
        consistency=None if consistency == "unknown" else consistency,
    )


def classify(subject: Subject, results: Sequence[Result]) -> Classification:
    """The class of a VM alone, as ``judge`` gives it."""
    mode = _mode(subject, results)
    covered = cover(subject, results, failed=_first(results, "fails") if mode == "fails" else None)
    return _classification(results, covered, known_host=subject.site.known)


def judge(
    subject: Subject, results: Sequence[Result], record: Record, catalogue: Catalogue, *, assumed: bool
) -> Verdict:
    """Give the verdict on one VM.

    Args:
        subject: The VM in its surroundings.
        results: What the rules say; those that pass may be left out.
        record: Where the VM stood.
        catalogue: The facts that messages may name.
        assumed: Whether the host release is an assumption.
    """
    vm = subject.vm
    if not results and vm.state == "Running" and subject.site.known:
        return _all_good(subject, record, assumed=assumed)
    mode = _mode(subject, results)
    covered = cover(subject, results, failed=_first(results, "fails") if mode == "fails" else None)
    classification = _classification(results, covered, known_host=subject.site.known)
    findings = findings_of(subject, results, catalogue)
    return Verdict(
        name=vm.name,
        id=vm.id,
        host=_host_name(subject),
        release=subject.site.release,
        release_assumed=assumed,
        state=vm.state,
        classification=classification,
        mode=mode,
        consistency=_consistency_of(mode, results),
        coverage=covered.coverage,
        downtime=_downtime(subject, mode, results),
        findings=findings,
        unknowns=unknowns_of(results),
        excluded=tuple(items_of(covered.in_class("excluded"))),
        uncertain=tuple(items_of(covered.in_class("uncertain"))),
        missing=_missing(subject, results),
        remedies=_remedies(findings),
        record=record,
    )


def _all_good(subject: Subject, record: Record, *, assumed: bool) -> Verdict:
    """The same verdict for a running VM that no rule has anything to say of: most of a fleet."""
    vm = subject.vm
    return Verdict(
        name=vm.name,
        id=vm.id,
        host=_host_name(subject),
        release=subject.site.release,
        release_assumed=assumed,
        state=vm.state,
        classification="online-capable",
        mode="online",
        consistency="application",
        coverage="full",
        downtime=False,
        record=record,
    )


def _host_name(subject: Subject) -> str | None:
    return subject.vm.host or (subject.host.name if subject.host is not None else None)


def _first(results: Sequence[Result], outcome: str, *values: str) -> Rule | None:
    """The first rule with that outcome that certainly fails, or has one of the values."""
    wanted = values or ("fail",)
    for result in results:
        if result.outcome == outcome and result.value in wanted:
            return result.rule
    return None


def _open(results: Sequence[Result], outcome: str) -> bool:
    return _first(results, outcome, "unknown", "crashed") is not None


def _mode_if_running(results: Sequence[Result]) -> Mode:
    if _first(results, "fails"):
        return "fails"
    if _open(results, "fails"):
        return "unknown"
    if _first(results, "saved-state"):
        return "saved-state"
    return "unknown" if _open(results, "saved-state") else "online"


def _mode(subject: Subject, results: Sequence[Result]) -> Mode:
    lasting = [result for result in results if not result.rule.only_running]
    if _first(lasting, "fails"):
        return "fails"
    state = subject.vm.state
    if state is None:
        return "unknown"
    if state == "Running":
        return _mode_if_running(results)
    if _open(lasting, "fails"):
        return "unknown"
    if state == "Paused" and subject.site.release in SAVES_STATE:
        return "saved-state"
    return "not-running"


def _consistency(results: Sequence[Result]) -> Consistency:
    if _first(results, "crash-consistent"):
        return "crash"
    if _open(results, "crash-consistent"):
        return "unknown"
    if _first(results, "file-system-consistent"):
        return "file-system"
    return "unknown" if _open(results, "file-system-consistent") else "application"


def _consistency_of(mode: Mode, results: Sequence[Result]) -> Consistency | None:
    if mode == "online":
        return _consistency(results)
    return "unknown" if mode == "unknown" else None


def _classification(results: Sequence[Result], covered: Cover, *, known_host: bool) -> Classification:
    if _first(results, "fails"):
        return "fails"
    if covered.coverage in ("none", "partial"):
        return "partially-covered"
    if _first(results, "saved-state"):
        return "saved-state"
    if _first(results, "crash-consistent"):
        return "crash-consistent"
    undecided = any(
        result.outcome in BLOCKING and result.value in ("unknown", "crashed") for result in results
    )
    return "undetermined" if undecided or not known_host else "online-capable"


def _downtime(subject: Subject, mode: Mode, results: Sequence[Result]) -> bool | None:
    """A running VM that is saved is noticed. From 2012 R2 on none is interrupted."""
    if mode == "saved-state":
        return subject.vm.state == "Running"
    if mode in ("online", "not-running"):
        return False
    if subject.site.release not in SAVES_STATE:
        return False
    saved = _first(results, "saved-state") or _open(results, "saved-state")
    return None if saved or mode == "fails" else False


def _missing(subject: Subject, results: Sequence[Result]) -> tuple[str, ...]:
    """The facts that would settle what is unknown and matters for the verdict."""
    missing = dict.fromkeys(
        path
        for result in results
        if result.outcome in BLOCKING | {"file-system-consistent"}
        for path in result.missing
    )
    if subject.vm.state is None:
        missing["state"] = None
    if not subject.site.known:
        missing["host"] = None
    return tuple(missing)


def _remedies(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What the rules that keep it from being online-capable say to do."""
    return tuple(dict.fromkeys(finding.remedy.text for finding in findings if finding.outcome in BLOCKING))
