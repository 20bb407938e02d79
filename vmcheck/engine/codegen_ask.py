"""Functions that ask rules of one element, or of the VM: which of them do not pass."""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from vmcheck.engine.codegen_build import assign, attribute, build, call, compare, name
from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.codegen_tests import TestCode
from vmcheck.engine.conditions import AllOf, Condition
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import of_unknown_element
from vmcheck.knowledge.releases import RELEASES

Asked = Sequence[tuple[int, Rule]]
"""Rules with their indices."""
Ask = Callable[[Any, Any], list[int]]
"""From a subject and an element (None: the VM as a whole) to the indices of rules that do not pass."""


def ask_of(asked: Asked, catalogue: Catalogue, *, absent: bool = False, roughly: bool = False) -> Ask:
    """A function that asks rules of one scope; it is generated when it is first called.

    Args:
        asked: The rules.
        catalogue: Fields and scopes.
        absent: Whether the list was not collected: the element is one of which nothing is known.
        roughly: Whether to leave what is costly unanswered: then a rule passes only if the rest of its
            condition makes that certain.
    """
    generated: Ask | None = None

    def ask(subject: Any, element: Any) -> list[int]:
        nonlocal generated
        if generated is None:
            generated = _generate(asked, TestCode(FieldCode(), catalogue, roughly=roughly), absent=absent)
        return generated(subject, element)

    return ask


def _generate(asked: Asked, tests: TestCode, *, absent: bool) -> Ask:
    fields = tests.fields
    steps = [
        _unless_passed(index, rule, of_unknown_element(whole(rule)) if absent else whole(rule), tests)
        for index, rule in asked
    ]
    site = ast.Attribute(value=name("subject"), attr="site", ctx=ast.Load())
    body: list[ast.stmt] = [
        assign("out", ast.List(elts=[], ctx=ast.Load())),
        assign("release", ast.Attribute(value=site, attr="release", ctx=ast.Load())),
        *fields.prelude(),
        *fields.leave(),
        *steps,
        ast.Return(value=name("out")),
    ]
    return build(("subject", "element"), body, fields.constants, "rules")


def whole(rule: Rule) -> Condition:
    """All that must hold for a rule to strike."""
    return rule.when if rule.applies is None else AllOf((rule.applies, rule.when))


def _unless_passed(index: int, rule: Rule, condition: Condition, tests: TestCode) -> ast.stmt:
    test: ast.expr = ast.UnaryOp(op=ast.Not(), operand=tests.certainly(condition, value=False))
    if not rule.hosts.issuperset(RELEASES):
        concerned = compare(name("release"), ast.In, tests.fields.constant(rule.hosts))
        test = ast.BoolOp(op=ast.And(), values=[concerned, test])
    return ast.If(
        test=test,
        body=[ast.Expr(value=call(attribute("out", "append"), ast.Constant(index)))],
        orelse=[],
    )
