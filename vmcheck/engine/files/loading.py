"""From a rule file to a rule, with an exact position for whatever does not fit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ParamSpec, TypeVar

import msgspec
from msgspec.structs import replace

from vmcheck.engine.conditions import AllOf, Condition, ConditionError, Not, parse_condition
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.files.fix_file import Fixes, FixPart, Releases, RemediationPart
from vmcheck.engine.files.fleet_shape import build_group, refuse_verdict
from vmcheck.engine.files.rule_file import RuleFile, VariantPart
from vmcheck.engine.placeholders import check_placeholders
from vmcheck.engine.rule import Remediation, Rule, Source
from vmcheck.engine.suggest import did_you_mean
from vmcheck.engine.walk import roots
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import RELEASES, parse_releases

Location = tuple[str | int, ...]
T = TypeVar("T")
P = ParamSpec("P")


class RuleError(ValueError):
    """Rule data that is no rule; ``location`` says where in it."""

    def __init__(self, message: str, location: Location) -> None:
        super().__init__(message)
        self.location = location


def decode_rule(data: Any, file: str, catalogue: Catalogue) -> tuple[list[Rule], RuleFile]:
    """Make a rule of a rule file's plain data: itself first, then its variants.

    Args:
        data: What the file holds, as plain dicts and lists.
        file: Name of the file, for reports about the rule itself.
        catalogue: The fields and scopes that conditions may use.

    Raises:
        RuleError: It does not fit.
    """
    try:
        parts = msgspec.convert(data, RuleFile)
    except msgspec.ValidationError as error:
        from vmcheck.engine.files.rule_shape import explain

        message, location = explain(error, RuleFile)
        raise RuleError(message, location) from None
    rules = build_rules(parts, file, catalogue)
    _check_fixes(rules, parts, catalogue)
    return rules, parts


def build_rules(parts: RuleFile, file: str, catalogue: Catalogue) -> list[Rule]:
    """Make a rule, and its variants, of a rule file that has the right shape.

    Raises:
        RuleError: A condition, a host range or a placeholder does not fit.
    """
    if parts.scope not in catalogue.scopes:
        known = tuple(catalogue.scopes)
        raise RuleError(
            f"unknown scope {parts.scope!r}{did_you_mean(parts.scope, known)} (known: {', '.join(known)})",
            ("scope",),
        )
    main = _build_main(parts, file, catalogue)
    rules = [main]
    for index, variant in enumerate(parts.variants):
        rules.append(_build_variant(rules, variant, ("variants", index), parts.scope, catalogue))
    return rules


def _build_main(parts: RuleFile, file: str, catalogue: Catalogue) -> Rule:
    hosts = _releases(parts.hosts)
    applies = None
    if parts.applies is not None:
        applies = _condition(parts.applies, ("applies",), catalogue, parts.scope)
    group = _located(build_group, parts, catalogue)
    asked = parts.scope if group is None else group.of
    when = _condition(parts.when, ("when",), catalogue, asked)
    asked_for = roots(when) if applies is None else roots(when) | roots(applies)
    if group is None and "verdict" in asked_for:
        _located(refuse_verdict, when, applies)
    remediation = _remediation(parts.remediation, parts.message, (), parts.scope, catalogue)
    return Rule(
        id=parts.id,
        name=parts.name,
        title=parts.title,
        chapter=parts.chapter,
        severities=_by_release(parts.severity, hosts, "severity", ("severity",)),
        scope=parts.scope,
        hosts=hosts,
        applies=applies,
        when=when,
        outcomes=_by_release(parts.outcome, hosts, "outcome", ("outcome",)),
        only_running=parts.only_running,
        message=parts.message,
        impact=parts.impact,
        remediation=remediation,
        fixes=_fixes(parts.fix),
        sources=[
            Source(title=part.title, where=part.where, date=part.date, confidence=part.confidence)
            for part in parts.sources
        ],
        notes=parts.notes,
        suppressible=parts.suppressible,
        file=file,
        group=group,
        second_pass="if_running" in asked_for,
    )


def _build_variant(
    before: Sequence[Rule], part: VariantPart, location: Location, scope: str, catalogue: Catalogue
) -> Rule:
    main = before[0]
    own = _condition(part.when, (*location, "when"), catalogue, scope)
    when = AllOf((own, *(Not(rule.own) for rule in before)))
    message = part.message or main.message
    given = part.remediation
    remediation = main.remediation
    if given is not None or part.message is not None:
        remediation = _remediation(given or main.remediation, message, location, scope, catalogue)
    outcomes, severities = main.outcomes, main.severities
    if part.outcome is not None:
        outcomes = _by_release(part.outcome, main.hosts, "outcome", (*location, "outcome"))
    if part.severity is not None:
        severities = _by_release(part.severity, main.hosts, "severity", (*location, "severity"))
    return replace(
        main,
        when=when,
        outcomes=outcomes,
        severities=severities,
        title=part.title or main.title,
        message=message,
        impact=part.impact or main.impact,
        remediation=remediation,
        fixes=main.fixes if part.fix is None else _fixes(part.fix),
        variant=len(before),
        second_pass=before[-1].second_pass or "if_running" in roots(own),
    )


def _fixes(part: Fixes | None) -> list[FixPart]:
    return [] if part is None else part if isinstance(part, list) else [part]


def _check_fixes(rules: Sequence[Rule], parts: RuleFile, catalogue: Catalogue) -> None:
    """Shipped rules are checked when their pack is made: a start has no time for it."""
    from vmcheck.engine.files.fix_reading import build_fixes

    _located(build_fixes, rules[0], catalogue, ("fix",), listed=isinstance(parts.fix, list))
    for rule, part in zip(rules[1:], parts.variants, strict=True):
        location = ("variants", rule.variant - 1, "fix")
        if part.fix is not None:
            _located(build_fixes, rule, catalogue, location, listed=isinstance(part.fix, list))


def _condition(data: Mapping[str, Any], location: Location, catalogue: Catalogue, scope: str) -> Condition:
    return _located(parse_condition, data, catalogue, scope, location)


def _located(build: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call what may raise a ConditionError, and make a RuleError of it."""
    try:
        return build(*args, **kwargs)
    except ConditionError as error:
        raise RuleError(str(error), error.location) from None


def _releases(value: Releases) -> frozenset[Release]:
    parts: Sequence[str | int] = value if isinstance(value, list) else [value]
    found: set[Release] = set()
    for index, part in enumerate(parts):
        try:
            found |= parse_releases(str(part))
        except ValueError as error:
            location: Location = ("hosts", index) if isinstance(value, list) else ("hosts",)
            raise RuleError(str(error), location) from None
    if not found:
        raise RuleError("hosts names no host release", ("hosts",))
    return frozenset(found)


def _by_release(
    value: T | dict[str, T], hosts: frozenset[Release], what: str, location: Location
) -> dict[Release, T]:
    """One value for every host release: given once for all, or by ranges that do not overlap."""
    if not isinstance(value, dict):
        return {release: value for release in RELEASES if release in hosts}
    found: dict[Release, T] = {}
    for key, one in value.items():
        try:
            covered = parse_releases(key)
        except ValueError as error:
            raise RuleError(str(error), (*location, key)) from None
        for release in covered & hosts:
            if release in found:
                raise RuleError(f"host release {release} has more than one {what}", (*location, key))
            found[release] = one
    without = [release for release in RELEASES if release in hosts and release not in found]
    if without:
        raise RuleError(f"no {what} for host release {', '.join(without)}", location)
    return {release: found[release] for release in RELEASES if release in found}


def _remediation(
    part: RemediationPart | Remediation, message: str, location: Location, scope: str, catalogue: Catalogue
) -> Remediation:
    texts: dict[Location, str | None] = {
        ("message",): message,
        ("remediation", "text"): part.text,
        ("remediation", "powershell"): part.powershell,
        ("remediation", "shell"): part.shell,
    }
    for key, text in texts.items():
        try:
            check_placeholders(text or "", catalogue, scope)
        except ValueError as error:
            raise RuleError(str(error), (*location, *key)) from None
    if scope == "fleet" and part.since is not None:
        raise RuleError(
            "the VMs of a group may be on hosts of different releases", (*location, "remediation", "since")
        )
    return Remediation(
        text=part.text,
        powershell=part.powershell,
        shell=part.shell,
        downtime=part.downtime,
        since=part.since,
    )
