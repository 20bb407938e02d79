"""Several facts read at once, from a subject and an element: what is a plain attribute is not called for."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from vmcheck.engine.fields import Field, Scope, elements
from vmcheck.engine.predicates import Predicate, reader

At = Any
"""What facts are read from: where all are ``plain``, the element or else the subject; if not, both."""
Values = Callable[[At], Any]
"""Gives ``()`` for no fact, of one fact its value, of several a tuple."""


def is_plain(field: Field, *, whole: bool) -> bool:
    """Whether a fact is an attribute of the element; if it is of a whole VM, of a part of the subject."""
    if field.derive is not None or len(field.attributes) != 1:
        return False
    return field.root in ("vm", "verdict") if whole else field.of_element


def each(scope: Scope, *, plain: bool) -> Callable[[Any], Sequence[At] | None]:
    """What gives, for a subject, what to read the facts of each element from; None: not collected."""
    if not plain:
        return lambda subject: [(subject, element) for element in elements(scope, subject) or ()]
    if scope.derive is not None:
        return scope.derive
    if len(scope.attributes) == 1:
        return attrgetter(f"vm.{scope.attributes[0]}")
    return lambda subject: elements(scope, subject)


def values(fields: Sequence[Field], answers: Sequence[Predicate] = (), *, plain: bool) -> Values:
    """Reads facts, all of them plain or not, and what predicates say."""
    if plain and fields:
        return attrgetter(*map(_attribute, fields))
    asked = [*map(reader, fields), *answers]
    match asked:
        case []:
            return lambda _at: ()
        case [only]:
            return lambda at: only(*at)
        case _:
            return lambda at: tuple([ask(*at) for ask in asked])


def known_values(fields: Sequence[Field], *, plain: bool) -> Values:
    """Reads facts; None where any is missing."""
    read = values(fields, plain=plain)
    if len(fields) <= 1:
        return read

    def known(at: At) -> Any:
        found = read(at)
        return None if None in found else found

    return known


def _attribute(field: Field) -> str:
    """The attribute of an element, or of a subject."""
    (attribute,) = field.attributes
    return attribute if field.of_element else f"{field.root}.{attribute}"
