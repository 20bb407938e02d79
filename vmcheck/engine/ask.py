"""One rule asked of one VM: pass, fail with witnesses, unknown with what is missing, or why not."""

from collections.abc import Sequence
from typing import Any

from vmcheck.engine.conditions import Condition
from vmcheck.engine.fields import Catalogue, Scope, element_path, elements, path_text
from vmcheck.engine.reference import evaluate, missing
from vmcheck.engine.rule import Result, Rule, Value, Witness
from vmcheck.engine.walk import of_unknown_element, tests
from vmcheck.inventory.model import Release
from vmcheck.knowledge.releases import describe

Keys = tuple[str, ...]


def ask(
    rule: Rule, subject: Any, release: Release, catalogue: Catalogue, among: Sequence[Any] | None = None
) -> Result:
    """Ask a rule of a subject; a rule that crashes is a result too, never an exception.

    Args:
        rule: The rule.
        subject: The VM in its surroundings.
        release: The release of its host.
        catalogue: Fields and scopes.
        among: The elements to ask it of, where it is known to pass on all others; None for all.
    """
    if release not in rule.hosts:
        return Result(rule=rule, outcome=None, value="not-applicable", why=f"concerns {describe(rule.hosts)}")
    try:
        return _Question(rule, subject, release, catalogue).answer(among)
    except Exception as error:  # noqa: BLE001  # a broken rule must not take the other VMs with it
        return Result(
            rule=rule,
            outcome=rule.outcomes[release],
            value="crashed",
            why=f"{type(error).__name__}: {error}",
        )


def failed(rule: Rule, subject: Any, catalogue: Catalogue, among: Sequence[Any], fact: Keys) -> Result:
    """What ``ask`` gives for a rule that is known to fail on these elements, and to pass on all others.

    ``fact`` is what ``fact_of`` says of the rule, which need be found once only.
    """
    scope = catalogue.scopes[rule.scope]
    witnesses = [
        Witness(index, element, element_path(scope, element, index) + fact, scope.label(element, index))
        for index, element in enumerate(elements(scope, subject) or ())
        if any(element is other for other in among)
    ]
    outcome = rule.outcomes[subject.site.release]
    return Result(rule=rule, outcome=outcome, value="fail", failed=tuple(witnesses))


def fact_of(rule: Rule, catalogue: Catalogue) -> Keys:
    """The first fact of its element that a rule is about, for positions; none where it is derived whole."""
    return () if catalogue.scopes[rule.scope].path else _fact_of_element(rule.when)


class _Question:
    def __init__(self, rule: Rule, subject: Any, release: Release, catalogue: Catalogue) -> None:
        self.rule = rule
        self.subject = subject
        self.outcome = rule.outcomes[release]
        self.catalogue = catalogue
        self.whole = rule.whole

    def answer(self, among: Sequence[Any] | None) -> Result:
        scope = self.catalogue.scopes[self.rule.scope]
        if scope.name == "vm":
            return self._of_elements([(None, None, _path_of(self.rule.when), None)])
        found = elements(scope, self.subject)
        if found is None:
            return self._of_absent_list(scope)
        fact = fact_of(self.rule, self.catalogue)
        return self._of_elements(
            [
                (index, element, element_path(scope, element, index), scope.label(element, index))
                for index, element in enumerate(found)
                if among is None or any(element is other for other in among)
            ],
            fact,
        )

    def _of_elements(
        self, asked: list[tuple[int | None, Any, tuple[str | int, ...], str | None]], fact: Keys = ()
    ) -> Result:
        failed, undecided, lacking = [], [], dict[str, None]()
        for index, element, path, label in asked:
            answer = evaluate(self.whole, self.subject, element, self.catalogue)
            if answer is None:
                prefix = path_text(path)
                undecided.append(Witness(index, element, path, label))
                lacking |= dict.fromkeys(missing(self.whole, self.subject, element, prefix, self.catalogue))
            elif answer:
                failed.append(Witness(index, element, path + fact, label))
        value: Value = "fail" if failed else "unknown"
        if not failed and not undecided:
            applies = self.rule.applies
            concerned = applies is None or any(self._concerns(applies, element) for _, element, *_ in asked)
            value = "pass" if concerned else "not-applicable"
        return Result(
            rule=self.rule,
            outcome=self.outcome,
            value=value,
            failed=tuple(failed),
            undecided=tuple(undecided),
            missing=tuple(lacking),
            why="its precondition does not hold" if value == "not-applicable" else None,
        )

    def _concerns(self, applies: Condition | None, element: Any) -> bool:
        return applies is None or evaluate(applies, self.subject, element, self.catalogue) is not False

    def _of_absent_list(self, scope: Scope) -> Result:
        """The list was not collected: unknown, unless the VM alone makes the condition false."""
        nothing = scope.nothing
        path = ".".join(scope.keys)
        whole = of_unknown_element(self.whole)
        if evaluate(whole, self.subject, nothing, self.catalogue) is False:
            applies = None if self.rule.applies is None else of_unknown_element(self.rule.applies)
            concerned = self._concerns(applies, nothing)
            return Result(
                rule=self.rule,
                outcome=self.outcome,
                value="pass" if concerned else "not-applicable",
                why=None if concerned else "its precondition does not hold",
            )
        lacking = dict.fromkeys(missing(whole, self.subject, nothing, path, self.catalogue))
        return Result(
            rule=self.rule,
            outcome=self.outcome,
            value="unknown",
            undecided=(Witness(None, nothing, scope.keys, None),),
            missing=tuple(lacking) or (path,),
        )


def _fact_of_element(condition: Condition) -> Keys:
    """The first fact of the element that the condition is about, for positions."""
    for test in tests(condition):
        if test.field.of_element and test.field.derive is None:
            return test.field.keys
        for need in test.field.needs if test.field.of_element else ():
            if need.startswith("[]."):
                return tuple(need.split(".")[1:])
    return ()


def _path_of(condition: Condition) -> tuple[str | int, ...]:
    """The first fact of the VM that the condition is about, for positions."""
    for test in tests(condition):
        if test.field.root == "vm" and test.field.derive is None:
            return test.field.keys
        if test.field.needs and test.field.root in ("vm", "guest_os"):
            return tuple(test.field.needs[0].split("."))
    return ()
