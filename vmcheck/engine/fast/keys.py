"""What the answers of rules are remembered by: facts of which there are few different values.

A fact with many (a path, a size) is reduced first: to what follows from it, or to the answers of the
tests that are asked of it. All values of one place of a key are of one kind, so that no 1 is taken for
a True; text is kept as it is spelled.
"""

import ast
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from vmcheck.engine.conditions import Condition, Count, Test
from vmcheck.engine.fast.syntax import call, compare, is_none, name, tuple_of
from vmcheck.engine.fast.variables import FieldCode
from vmcheck.engine.fields import Catalogue, Field
from vmcheck.engine.kleene import Truth
from vmcheck.engine.operators import OPERATORS, fold
from vmcheck.engine.reference import evaluate, holds_between
from vmcheck.engine.walk import counts, tests

_ORDER: Mapping[str, type[ast.cmpop]] = {
    "less": ast.Lt,
    "lessOrEquals": ast.LtE,
    "greater": ast.Gt,
    "greaterOrEquals": ast.GtE,
}

Parts = dict[Hashable, ast.expr]
"""The expressions that make up a key, each by what it stands for."""

ELEMENT_REDUCED = "reduced"
"""The local variable that holds what its list's ``reduced_each`` gives for an element."""


class KeyCode:
    """Expressions that together decide conditions, for subjects on one site."""

    def __init__(self, fields: FieldCode, catalogue: Catalogue) -> None:
        self._fields = fields
        self._catalogue = catalogue
        self._with_many = _parts_with_many(catalogue)

    def parts(self, conditions: Iterable[Condition], *, of_element: bool) -> Parts:
        """The parts of a key that belong to the element, or those that belong to the VM."""
        found: Parts = {}
        for condition in conditions:
            for test in tests(condition):
                if test.field.of_element == of_element:
                    self._add(test, found)
            for count in () if of_element else counts(condition):
                if count.where is None:
                    found.setdefault(("count", count.scope), self._number(count))
                elif self._catalogue.scopes[count.scope].mostly_empty:
                    found[id(count)] = self._answer_to_count(count)
        return found

    def _add(self, test: Test, found: Parts) -> None:
        field = test.field
        if field.of_site or field.reduced is not None:
            return
        if field.follows_from:
            for other in field.follows_from:
                self._add_fact(self._catalogue.fields[other], found)
        elif field.by_list:
            found[ELEMENT_REDUCED] = name(ELEMENT_REDUCED)
        elif field.has_few or field.root in ("guest_os", "if_running"):
            self._add_fact(field, found)
        else:
            key = (field.name, test.operator, test.operand)
            if key not in found:
                found[key] = self._answer(test)

    def _add_fact(self, field: Field, found: Parts) -> None:
        """A fact as it is; where all facts of its part of the VM have few values, that part as a whole."""
        if field.derive is not None:
            found.setdefault(field.name, self._fields.local(field))
        elif field.root in ("guest_os", "if_running"):
            found.setdefault(field.root, self._fields.start(field.root))
        elif field.root == "vm":
            part = self._part(field.attributes)
            found.setdefault(part, self._fields.of_vm(part))
        else:
            found.setdefault(field.name, self._fields.local(field))

    def _part(self, attributes: tuple[str, ...]) -> tuple[str, ...]:
        """The part of the VM, such as its integration services, that a fact can be taken together with."""
        for length in range(1, len(attributes)):
            if attributes[:length] not in self._with_many:
                return attributes[:length]
        return attributes

    def _number(self, count: Count) -> ast.expr:
        found = self._fields.elements(self._catalogue.scopes[count.scope])
        number = call(self._fields.constant(len), found)
        return ast.IfExp(test=is_none(found), body=ast.Constant(None), orelse=number)

    def _answer_to_count(self, count: Count) -> ast.expr:
        """What a count says. There is mostly nothing to count; else the reference counts."""
        catalogue = self._catalogue

        def ask(subject: Any) -> Truth:
            return evaluate(count, subject, None, catalogue)

        return ast.IfExp(
            test=compare(self._fields.elements(catalogue.scopes[count.scope]), ast.Eq, tuple_of([])),
            body=ast.Constant(holds_between(count.operator, 0, 0, count.operand)),
            orelse=call(self._fields.constant(ask), name("subject")),
        )

    def _answer(self, test: Test) -> ast.expr:
        """What a test says: unknown is None, and that it exists is an answer too."""
        fact, operand = self._fields.local(test.field), test.operand
        if test.operator == "exists":
            return compare(fact, ast.IsNot, ast.Constant(None))
        if test.operator.startswith("version"):
            return fact
        if test.operator == "empty":
            holds: ast.expr = ast.UnaryOp(op=ast.Not(), operand=fact)
        elif test.operator in _ORDER:
            holds = compare(fact, _ORDER[test.operator], ast.Constant(operand))
        else:
            ask = OPERATORS[test.operator].holds
            holds = call(self._fields.constant(lambda value: ask(fold(value), operand)), fact)
        return ast.IfExp(test=is_none(fact), body=ast.Constant(None), orelse=holds)


def _parts_with_many(catalogue: Catalogue) -> frozenset[tuple[str, ...]]:
    """The parts of a VM in which, however deep, there is a list or a fact with many values."""
    read = [field for field in catalogue.fields.values() if field.root == "vm" and field.derive is None]
    parents = {field.attributes[:length] for field in read for length in range(1, len(field.attributes))}
    many = [field.attributes for field in read if not field.has_few and field.attributes not in parents]
    return frozenset(attributes[:length] for attributes in many for length in range(1, len(attributes)))
