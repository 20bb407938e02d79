"""Rules asked of a VM or of an element: which of them do not pass."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from vmcheck.engine.conditions import Condition, Count, Test
from vmcheck.engine.fields import Catalogue, Scope, elements
from vmcheck.engine.predicates import Predicate, certainly, reader
from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import counts, of_unknown_element, tests

if TYPE_CHECKING:
    from vmcheck.inventory.model import Release

Asked = Sequence[tuple[int, Rule]]
"""Rules with their indices."""
Ask = Callable[[Any, Any], list[int]]
"""From a subject and an element (None: the VM as a whole) to the indices of rules that do not pass."""
Reduce = Callable[[Any, Any], Any]
"""From a subject to a value that decides a costly fact (``Field.reduced``)."""


class Questions:
    """The rules of one pass by scope, ready to be asked. What they need is made when it is first asked."""

    def __init__(self, rules: Sequence[Rule], catalogue: Catalogue) -> None:
        """Take rules; the first has index 0."""
        self.rules = rules
        self.catalogue = catalogue
        self.by_scope: dict[str, list[tuple[int, Rule]]] = {}
        for index, rule in enumerate(rules):
            self.by_scope.setdefault(rule.scope, []).append((index, rule))
        self._made: dict[tuple[int, bool, bool], Predicate] = {}
        self._scopes = [catalogue.scopes[name] for name in self.by_scope if name != "vm"]
        self._vm = self.asking(self.by_scope.get("vm", ()))
        self._each = {scope.name: self.asking(self.by_scope[scope.name]) for scope in self._scopes}
        self._absent = {scope.name: self.of_absent(scope.name) for scope in self._scopes}

    @cached_property
    def dear(self) -> dict[str, list[tuple[int, Rule]]]:
        """By scope, the rules that are costly to ask."""
        return {
            scope: [pair for pair in pairs if has_dear(pair[1], self.catalogue)]
            for scope, pairs in self.by_scope.items()
        }

    @cached_property
    def alike(self) -> dict[str, list[tuple[int, Rule]]]:
        """By scope, all others: what they say can be remembered."""
        return {
            scope: [pair for pair in pairs if pair not in self.dear[scope]]
            for scope, pairs in self.by_scope.items()
        }

    def of_absent(self, scope: str) -> Ask:
        """What asks the rules of a scope where its list was not collected."""
        return self.asking(self.by_scope[scope], absent=True)

    def asking(self, asked: Asked, *, absent: bool = False, roughly: bool = False) -> Ask:
        """What asks some of the rules, all of one scope.

        Args:
            asked: The rules.
            absent: Whether the list was not collected: the element is one of which nothing is known.
            roughly: Whether to leave what is costly unanswered: then a rule passes only if the rest of
                its condition makes that certain.
        """
        by_release: dict[Release, list[tuple[int, Predicate]]] = {}

        def ask(subject: Any, element: Any) -> list[int]:
            release = subject.site.release
            rules = by_release.get(release)
            if rules is None:
                rules = by_release[release] = [
                    (index, self._passes(index, absent=absent, roughly=roughly))
                    for index, rule in asked
                    if release in rule.hosts
                ]
            return [index for index, passes in rules if not passes(subject, element)]

        return ask

    def _passes(self, index: int, *, absent: bool, roughly: bool) -> Predicate:
        """Whether a rule certainly passes: made once, whoever asks."""
        key = index, absent, roughly
        passes = self._made.get(key)
        if passes is None:
            condition = self.rules[index].whole
            if absent:
                condition = of_unknown_element(condition)
            open_ = self._is_dear if roughly else None
            passes = certainly(condition, self.catalogue, value=False, open_=open_)
            self._made[key] = passes
        return passes

    def _is_dear(self, part: Condition) -> bool:
        return is_dear(part, self.catalogue)

    def troubled(self, subject: Any) -> list[int]:
        """Indices of the rules that do not pass, in order."""
        found = self._vm(subject, None)
        for scope in self._scopes:
            found += self._of_list(scope, subject)
        return sorted(set(found)) if found else found

    def _of_list(self, scope: Scope, subject: Any) -> list[int]:
        listed = elements(scope, subject)
        if listed is None:
            return self._absent[scope.name](subject, scope.nothing)
        ask = self._each[scope.name]
        return [index for element in listed for index in ask(subject, element)]


def is_dear(condition: Condition, catalogue: Catalogue) -> bool:
    """Whether it is a test or count that is costly to answer: it is left open while others may decide."""
    match condition:
        case Test(field):
            return field.reduced is not None
        case Count():
            return _is_costly(condition, catalogue)
        case _:
            return False


def has_dear(rule: Rule, catalogue: Catalogue) -> bool:
    """Whether anything a rule asks is costly."""
    condition = rule.whole
    return any(is_dear(part, catalogue) for found in (tests, counts) for part in found(condition))


def reductions(rule: Rule, catalogue: Catalogue) -> Sequence[Reduce] | None:
    """What decides all costly tests and counts of a rule; None if nothing but to ask does."""
    condition = rule.whole
    found = [test.field.reduced for test in tests(condition)]
    for count in counts(condition):
        if _is_costly(count, catalogue):
            decides = _decides(count, catalogue)
            if decides is None:
                return None
            found.append(decides)
    return [reduce for reduce in found if reduce is not None]


def _is_costly(count: Count, catalogue: Catalogue) -> bool:
    return count.where is not None and not catalogue.scopes[count.scope].mostly_empty


def _decides(count: Count, catalogue: Catalogue) -> Reduce | None:
    """The facts of all elements that a count asks for, if there are few different ones of each."""
    scope, where = catalogue.scopes[count.scope], count.where
    if where is None or any(counts(where)):
        return None
    fields = list({test.field.name: test.field for test in tests(where)}.values())
    if not all(field.of_element and field.has_few and field.derive is None for field in fields):
        return None
    gets = [reader(field) for field in fields]

    def facts(subject: Any, _element: Any) -> Any:
        found = elements(scope, subject)
        return None if found is None else tuple([get(subject, one) for one in found for get in gets])

    return facts
