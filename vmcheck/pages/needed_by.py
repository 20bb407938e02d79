"""Which facts a rule asks for: the ones it can name as missing."""

from collections.abc import Iterable, Iterator

from vmcheck.engine.conditions import Condition, Test
from vmcheck.engine.fields import Catalogue, Field, path_text
from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import all_tests, counts

_NOT_COLLECTED = frozenset({"if_running", "verdict"})
"""Roots of what follows from other rules."""
_FOLDERS = ("configuration_path", "snapshot_path", "smart_paging_path")


def rules_by_fact(rules: Iterable[Rule], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Ids of the rules that need a fact, by its path without list indices: ``disks[].path``."""
    found: dict[str, dict[str, None]] = {}
    for rule in rules:
        for fact in facts_of(rule, catalogue):
            found.setdefault(fact, {})[rule.id] = None
    return {fact: tuple(sorted(ids)) for fact, ids in found.items()}


def facts_of(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """The facts that one form of a rule needs; some more than once."""
    conditions = [rule.when] if rule.applies is None else [rule.applies, rule.when]
    scope = rule.scope
    if rule.group is not None:
        scope = rule.group.of
        conditions += [] if rule.group.where is None else [rule.group.where]
        for field in rule.group.together:
            yield from _paths(field, scope, catalogue)
    yield from _list_of(scope, catalogue)
    for condition in conditions:
        for name in {count.scope for count in counts(condition)}:
            yield from _list_of(name, catalogue)
        for test, of in _tests(condition, scope):
            yield from _paths(test.field, of, catalogue)


def _tests(condition: Condition, scope: str) -> Iterator[tuple[Test, str]]:
    """Every test, with the scope whose elements it is about."""
    inside = {count.scope for count in counts(condition)}
    for test in all_tests(condition):
        holder = test.field.name.rpartition(".")[0]
        yield test, holder if holder in inside else scope


def _list_of(scope: str, catalogue: Catalogue) -> Iterator[str]:
    """The list whose elements a scope asks."""
    found = catalogue.scopes.get(scope)
    if found is None or not found.keys:
        return
    if found.derive is not None and found.name == "folder":
        yield from _FOLDERS
    else:
        yield path_text(found.keys)


def _paths(field: Field, scope: str, catalogue: Catalogue) -> Iterator[str]:
    """The collected facts behind a field."""
    if field.root in _NOT_COLLECTED:
        return
    if scope == "folder" and field.of_element:
        yield from _FOLDERS
        yield from (need for need in field.needs if not need.startswith("[]."))
        return
    own = {"element": "[].", "host": "host."}.get(field.root, "") + ".".join(field.keys)
    holder = path_text(catalogue.scopes[scope].keys) if scope in catalogue.scopes else ""
    for path in field.needs or (own,):
        yield holder + path if path.startswith("[].") else path
