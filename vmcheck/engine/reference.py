"""What a condition means: a small recursive evaluator, and why an answer is unknown.

This is the definition. What is quicker (``predicates``, ``fast``) is held equal to it by property
tests, and every witness and every list of missing facts comes from here.
"""

from collections.abc import Iterator
from typing import Any

from vmcheck.engine.conditions import AllOf, AnyOf, Condition, Count, Not, Test
from vmcheck.engine.fields import Catalogue, Field, element_path, elements, follow, path_text, read
from vmcheck.engine.kleene import Truth, conjunction, disjunction, negation
from vmcheck.engine.operators import OPERATORS, apply_operator


def evaluate(condition: Condition, subject: Any, element: Any, catalogue: Catalogue) -> Truth:
    """True, False, or None where a fact it depends on is missing."""
    match condition:
        case Test(field, operator, operand):
            return apply_operator(operator, read(field, subject, element), operand)
        case AllOf(parts):
            return conjunction(evaluate(part, subject, element, catalogue) for part in parts)
        case AnyOf(parts):
            return disjunction(evaluate(part, subject, element, catalogue) for part in parts)
        case Not(part):
            return negation(evaluate(part, subject, element, catalogue))
        case Count():
            return _evaluate_count(condition, subject, catalogue)


def _evaluate_count(condition: Count, subject: Any, catalogue: Catalogue) -> Truth:
    found = elements(catalogue.scopes[condition.scope], subject)
    if found is None:
        return None
    if condition.where is None:
        certain = possible = len(found)
    else:
        answers = [evaluate(condition.where, subject, element, catalogue) for element in found]
        certain = sum(answer is True for answer in answers)
        possible = sum(answer is not False for answer in answers)
    return holds_between(condition.operator, certain, possible, condition.operand)


def holds_between(operator: str, certain: int, possible: int, operand: int) -> Truth:
    """Compare a number known only to lie between two bounds; unknown where they disagree."""
    holds = OPERATORS[operator].holds
    answers = {holds(number, operand) for number in range(certain, possible + 1)}
    return answers.pop() if len(answers) == 1 else None


def missing(
    condition: Condition, subject: Any, element: Any, prefix: str, catalogue: Catalogue
) -> Iterator[str]:
    """Paths of the facts that keep a condition unknown; none where it is decided.

    Args:
        condition: The condition.
        subject: The VM with its surroundings.
        element: The element it was asked of, or None in scope ``vm``.
        prefix: Path of the element, ``disks[1]``; the list's own path if it was not collected.
        catalogue: For the scopes of counts.
    """
    if evaluate(condition, subject, element, catalogue) is not None:
        return
    match condition:
        case Test(field):
            yield from missing_facts(field, subject, element, prefix)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from missing(part, subject, element, prefix, catalogue)
        case Not(part):
            yield from missing(part, subject, element, prefix, catalogue)
        case Count(name, where):
            yield from _missing_in_count(name, where, subject, catalogue)


def _missing_in_count(
    name: str, where: Condition | None, subject: Any, catalogue: Catalogue
) -> Iterator[str]:
    scope = catalogue.scopes[name]
    found = elements(scope, subject)
    if found is None or where is None:
        yield path_text(scope.keys)
        return
    for index, element in enumerate(found):
        prefix = path_text(element_path(scope, element, index))
        yield from missing(where, subject, element, prefix, catalogue)


def missing_facts(field: Field, subject: Any, element: Any, prefix: str) -> Iterator[str]:
    """The collected facts a field lacks: its own path, or those a derived one needs.

    A derived fact that has all it needs and still cannot be told (an operating system called
    "Windows") names the first fact it needs.
    """
    if field.root == "if_running":
        return  # whatever keeps the first pass undecided is named there
    if not field.needs:
        yield _at(prefix, _own_path(field))
        return
    needs = field.needs
    absent = [need for need in needs if _is_absent(need, subject, element)]
    for need in absent or needs[:1]:
        yield _at(prefix, need)


def _own_path(field: Field) -> str:
    root = {"element": "[].", "host": "host."}.get(field.root, "")
    return root + ".".join(field.keys)


def _is_absent(path: str, subject: Any, element: Any) -> bool:
    match path.split("."):
        case ["[]", *rest]:
            return follow(element, tuple(rest)) is None
        case ["host", _, *_] as keys:
            return follow(subject.host, tuple(keys[1:])) is None
        case ["file_servers"]:
            return subject.site.file_servers is None
        case keys:
            return follow(subject.vm, tuple(keys)) is None


def _at(prefix: str, path: str) -> str:
    if not path.startswith("[]."):
        return path
    return path.replace("[]", prefix, 1) if prefix.endswith("]") else prefix
