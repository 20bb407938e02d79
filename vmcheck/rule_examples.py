"""Running the examples of a rule: they are its tests and its documentation.

An example gives minimal facts and the answer. A fail must name every element the rule fails on,
an unknown every missing fact: what is not asserted is as wrong as what is missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from vmcheck.engine.ask import ask
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.files.rule_file import ExamplePart, RuleFile
from vmcheck.engine.rule import Result, Rule, Witness
from vmcheck.fleet.watch import FleetWatch
from vmcheck.inventory.events import Place
from vmcheck.inventory.model import FileServer, Header, Host, Release, Vm
from vmcheck.knowledge.releases import RELEASES, parse_release
from vmcheck.knowledge.subject import IfRunning, Site, Subject

ANSWERS = ("pass", "fail", "unknown", "not-applicable")


@dataclass(frozen=True, slots=True)
class ExampleFault:
    """An example that the rule does not bear out, or an example that a rule lacks."""

    rule: str
    file: str
    location: tuple[str | int, ...]
    message: str


def run_examples(forms: Sequence[Rule], parts: RuleFile, catalogue: Catalogue) -> Iterator[ExampleFault]:
    """Run all examples of a rule; what comes back is wrong."""
    rule = forms[0]
    for answer, examples in _by_answer(parts).items():
        for index, example in enumerate(examples):
            location = ("examples", answer, index)
            try:
                message = _run(forms, answer, example, catalogue)
            except ValueError as error:
                message = f"the example's facts do not fit the inventory format: {error}"
            if message is not None:
                yield ExampleFault(rule.id, rule.file, location, message)


def lacking_examples(forms: Sequence[Rule], parts: RuleFile, catalogue: Catalogue) -> Iterator[ExampleFault]:
    """What a rule ought to have: a pass, a fail for each outcome, an unknown where it is possible."""
    rule = forms[0]
    examples = _by_answer(parts)
    for answer in ("pass", "fail"):
        if not examples[answer]:
            yield ExampleFault(rule.id, rule.file, ("examples",), f"has no example of {answer}")
    if not examples["unknown"] and _can_be_unknown(forms, catalogue):
        yield ExampleFault(rule.id, rule.file, ("examples",), "has no example of unknown")
    shown = {_ask_forms(forms, example, catalogue).outcome for example in examples["fail"]}
    promised = {outcome for form in forms for outcome in form.outcomes.values()}
    for outcome in sorted(promised - shown):
        yield ExampleFault(
            rule.id, rule.file, ("examples",), f"has no example of fail with outcome {outcome}"
        )


def _by_answer(parts: RuleFile) -> dict[str, list[ExamplePart]]:
    examples = parts.examples
    found = (examples.pass_, examples.fail, examples.unknown, examples.not_applicable)
    return dict(zip(ANSWERS, found, strict=True))


def release_of(rule: Rule, example: ExamplePart) -> Release:
    """The host release of an example; without one, the first that the rule concerns."""
    if example.release is not None:
        return parse_release(example.release)
    return next(release for release in RELEASES if release in rule.hosts)


def _ask_forms(forms: Sequence[Rule], example: ExamplePart, catalogue: Catalogue) -> Result:
    """The first answer that is no pass: a rule with variants answers as one."""
    results = [ask_example(form, example, catalogue) for form in forms]
    for value in ("fail", "unknown", "crashed", "pass"):
        for result in results:
            if result.value == value:
                return result
    return results[0]


def _run(forms: Sequence[Rule], answer: str, example: ExamplePart, catalogue: Catalogue) -> str | None:
    rule = forms[0]
    result = _ask_forms(forms, example, catalogue)
    if result.value != answer:
        why = result.why or ", ".join(result.missing)
        return f"expected {answer}, but the rule says {result.value}{f' ({why})' if why else ''}"
    if answer == "fail":
        return _check_fail(rule, example, result)
    if answer == "unknown" and example.missing is not None and set(example.missing) != set(result.missing):
        return f"expected missing {example.missing}, but {list(result.missing)} is missing"
    return None


def _check_fail(rule: Rule, example: ExamplePart, result: Result) -> str | None:
    failed = [witness.label for witness in result.failed]
    if rule.scope != "vm" and failed != example.objects:
        return f"expected objects {example.objects}, but the rule fails on {failed}"
    if example.outcome is not None and example.outcome != result.outcome:
        return f"expected outcome {example.outcome}, but it is {result.outcome}"
    return None


def ask_example(rule: Rule, example: ExamplePart, catalogue: Catalogue) -> Result:
    """Ask a rule of an example's facts.

    Raises:
        ValueError: The facts are not those of an inventory.
    """
    release = release_of(rule, example)
    vm, header = example_facts(example, release)
    subject = example_subject(example, vm, header, release)
    if rule.group is not None:
        return _ask_fleet(rule, example, subject.site, catalogue)
    return ask(rule, subject, release, catalogue)


def example_facts(example: ExamplePart, release: Release) -> tuple[Vm, Header]:
    """The VM of an example, and an inventory with its one host.

    Raises:
        ValueError: The facts are not those of an inventory.
    """
    host = msgspec.convert({"name": "HV01", "release": release, **(example.host or {})}, Host)
    servers = None
    if example.file_servers is not None:
        servers = msgspec.convert(example.file_servers, tuple[FileServer, ...])
    header = Header(schema_version=1, collected_at=example.collected_at, hosts=(host,), file_servers=servers)
    return msgspec.convert({"name": "VM01", **example.vm}, Vm), header


def example_subject(example: ExamplePart, vm: Vm, header: Header, release: Release) -> Subject:
    """A VM on the host of an example's inventory, with what the first pass found by the example."""
    (host,) = header.hosts or (None,)
    site = Site(host, release, file_servers=header.file_servers, collected_at=header.collected_at)
    subject = Subject(vm, site)
    if example.if_running is not None:
        subject.if_running = IfRunning(
            mode=example.if_running.get("mode"), consistency=example.if_running.get("consistency")
        )
    return subject


@dataclass(frozen=True, slots=True)
class _Judged:
    """As much of a verdict as rules of scope fleet may ask for."""

    mode: str | None
    coverage: str | None = None


def _ask_fleet(rule: Rule, example: ExamplePart, site: Site, catalogue: Catalogue) -> Result:
    """Ask a rule of scope fleet of an example's VMs; a witness is a group."""
    with FleetWatch([rule], catalogue) as watch:
        for number, part in enumerate(example.vms or ()):
            subject = Subject(msgspec.convert(part.vm, Vm), site)
            subject.verdict = _Judged(part.mode)
            watch.see(subject, Place(rule.file, number + 1, 1))
        found = list(watch.findings())
    return Result(
        rule=rule,
        outcome=rule.outcomes[site.release],
        value="fail" if found else "pass",
        failed=tuple(Witness(None, None, (), ", ".join(finding.names)) for finding in found),
    )


def _can_be_unknown(forms: Sequence[Rule], catalogue: Catalogue) -> bool:
    """Whether a VM of which nothing is known leaves the rule undecided on some host release."""
    empty = ExamplePart(host={"backup_job": {}})
    return any(
        _ask_forms(forms, msgspec.structs.replace(empty, release=release), catalogue).value == "unknown"
        for release in forms[0].hosts
    )
