"""From the results of the rules to the verdict: pure, and in two steps.

``preview`` says what the backup would do to the VM if it were running; rules of the second pass
may ask for it. ``judge`` gives the verdict. Certain bad news wins over the unknown, and the
unknown wins over good news.
"""

from collections.abc import Sequence

from vmcheck.coverage import Cover, cover, nothing_left_out
from vmcheck.effects import Effects
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import BLOCKING, Result
from vmcheck.findings import findings_of, items_of, unknowns_of
from vmcheck.inventory.events import Record
from vmcheck.knowledge.releases import SAVES_STATE
from vmcheck.knowledge.subject import IfRunning, Subject
from vmcheck.verdict import Classification, Consistency, Finding, Mode, Verdict

_OF_THE_VERDICT = BLOCKING | {"file-system-consistent"}
_FULL = Cover("full", ())


def preview(results: Sequence[Result]) -> IfRunning:
    """What the backup would do to a running VM, by the rules asked so far."""
    effects = Effects(results)
    mode = _mode_if_running(effects)
    consistency = _consistency(effects) if mode == "online" else None
    return IfRunning(
        mode=None if mode == "unknown" else mode,
        consistency=None if consistency == "unknown" else consistency,
    )


def classify(subject: Subject, results: Sequence[Result]) -> Classification:
    """The class of a VM alone, as ``judge`` gives it."""
    effects = Effects(results)
    covered = _cover(subject, results, effects, _mode(subject, results, effects))
    return _classification(effects, covered, known_host=subject.site.known)


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
    effects = Effects(results)
    mode = _mode(subject, results, effects)
    covered = _cover(subject, results, effects, mode)
    classification = _classification(effects, covered, known_host=subject.site.known)
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
        consistency=_consistency_of(mode, effects),
        coverage=covered.coverage,
        downtime=_downtime(subject, mode, effects),
        findings=findings,
        unknowns=unknowns_of(results),
        excluded=items_of(covered.in_class("excluded")),
        uncertain=items_of(covered.in_class("uncertain")),
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


def _cover(subject: Subject, results: Sequence[Result], effects: Effects, mode: Mode) -> Cover:
    if nothing_left_out(effects):
        return _FULL
    certain = (result.rule for result in results if result.outcome == "fails" and result.value == "fail")
    return cover(subject, results, effects, failed=next(certain, None) if mode == "fails" else None)


def _mode_if_running(effects: Effects) -> Mode:
    if "fails" in effects.certain:
        return "fails"
    if "fails" in effects.possible:
        return "unknown"
    if "saved-state" in effects.certain:
        return "saved-state"
    return "unknown" if "saved-state" in effects.possible else "online"


def _mode(subject: Subject, results: Sequence[Result], effects: Effects) -> Mode:
    lasting = effects
    if "fails" in effects.certain or "fails" in effects.possible:
        lasting = Effects([result for result in results if not result.rule.only_running])
    if "fails" in lasting.certain:
        return "fails"
    state = subject.vm.state
    if state is None:
        return "unknown"
    if state == "Running":
        return _mode_if_running(effects)
    if "fails" in lasting.possible:
        return "unknown"
    if state == "Paused" and subject.site.release in SAVES_STATE:
        return "saved-state"
    return "not-running"


def _consistency(effects: Effects) -> Consistency:
    if "crash-consistent" in effects.certain:
        return "crash"
    if "crash-consistent" in effects.possible:
        return "unknown"
    if "file-system-consistent" in effects.certain:
        return "file-system"
    return "unknown" if "file-system-consistent" in effects.possible else "application"


def _consistency_of(mode: Mode, effects: Effects) -> Consistency | None:
    if mode == "online":
        return _consistency(effects)
    return "unknown" if mode == "unknown" else None


def _classification(effects: Effects, covered: Cover, *, known_host: bool) -> Classification:
    if "fails" in effects.certain:
        return "fails"
    if covered.coverage in ("none", "partial"):
        return "partially-covered"
    if "saved-state" in effects.certain:
        return "saved-state"
    if "crash-consistent" in effects.certain:
        return "crash-consistent"
    undecided = not BLOCKING.isdisjoint(effects.possible)
    return "undetermined" if undecided or not known_host else "online-capable"


def _downtime(subject: Subject, mode: Mode, effects: Effects) -> bool | None:
    """A running VM that is saved is noticed. From 2012 R2 on none is interrupted."""
    if mode == "saved-state":
        return subject.vm.state == "Running"
    if mode in ("online", "not-running"):
        return False
    if subject.site.release not in SAVES_STATE:
        return False
    saved = "saved-state" in effects.certain or "saved-state" in effects.possible
    return None if saved or mode == "fails" else False


def _missing(subject: Subject, results: Sequence[Result]) -> tuple[str, ...]:
    """The facts that would settle what is unknown and matters for the verdict."""
    missing = dict.fromkeys(
        [path for result in results if result.outcome in _OF_THE_VERDICT for path in result.missing]
    )
    if subject.vm.state is None:
        missing["state"] = None
    if not subject.site.known:
        missing["host"] = None
    return tuple(missing)


def _remedies(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What the rules that keep it from being online-capable say to do."""
    return tuple(dict.fromkeys([finding.remedy.text for finding in findings if finding.outcome in BLOCKING]))
