"""The fast path: a generated function that looks up which rules do not pass.

The facts of a VM that have few values are its key: all VMs of a host with the same key have the same
answers, which are looked up; so are those of each disk or volume, by its own facts. Only for a key that
was not met before are the rules asked (``questions``). Whether a rule fails or is unknown, and on what,
is asked of the reference (``remembered``): most VMs pass every rule.

The function is built as a syntax tree, never from text.
"""

import ast
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from vmcheck.engine.fast.keys import ELEMENT_REDUCED, KeyCode
from vmcheck.engine.fast.known import Known
from vmcheck.engine.fast.memory import Memory
from vmcheck.engine.fast.path import FastPath, More
from vmcheck.engine.fast.second_pass import Preview, SecondPass
from vmcheck.engine.fast.syntax import (
    assign,
    attribute,
    attribute_of,
    build,
    call,
    compare,
    if_none,
    name,
    tuple_of,
    unpack,
)
from vmcheck.engine.fast.variables import FieldCode
from vmcheck.engine.questions import Asked, Questions
from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import tests

Look = Callable[[Any], tuple[Known, list[More]]]
"""Which rules do not pass: those that are known by the facts of the VM, and more of single elements."""


def compile_rules(questions: Questions, then: Questions, preview: Preview) -> FastPath:
    """Generate what looks up all rules for one subject.

    Args:
        questions: The rules of the first pass.
        then: Those of the second pass.
        preview: Sums up the first pass for the second.
    """
    compiler = _Compiler(questions, then.rules)
    look, memory = compiler.compile(), compiler.memory
    return FastPath(questions, look=look, memory=memory, second=SecondPass(then, memory, preview))


class _Compiler:
    def __init__(self, questions: Questions, then: Sequence[Rule]) -> None:
        self.questions = questions
        self.catalogue = questions.catalogue
        self.lists = [scope for scope in questions.by_scope if scope != "vm"]
        self.each = [scope for scope in self.lists if not self._is_together(scope)]
        self.fields = FieldCode()
        self.keys = KeyCode(self.fields, self.catalogue)
        self.facts = [self.keys.parts([rule.whole], of_element=False) for rule in questions.rules]
        """For each rule, the facts of the VM that it asks for."""
        self.then = self.keys.parts([rule.whole for rule in then], of_element=False)
        self.then.pop("if_running", None)
        self.groups = self._groups()
        self.memory = Memory(questions, self.groups, self.each)

    def compile(self) -> Look:
        memory, constant = self.memory, self.fields.constant
        key = tuple_of(self._key_of_vm())
        loops = [statement for scope in self.each for statement in self._loop(scope)]
        of_groups = tuple_of([self._facts_of(group) for group in self.groups])
        of_lists = tuple_of([self._facts_of(self.questions.by_scope[scope]) for scope in self.lists])
        of_then = tuple_of(list(self.then.values()))
        learned = call(constant(memory.learn), name("subject"), name("key"), of_groups, of_lists, of_then)
        body = [
            *self.fields.prelude(),
            assign("key", key),
            assign("known", call(attribute_of(constant(memory.known), "get"), name("key"))),
            if_none("known", assign("known", learned)),
            assign("more", ast.List(elts=[], ctx=ast.Load())),
            assign("found", attribute("known", "again")),
            _add_if_any(ast.Constant(None)),
            assign("found", attribute("known", "open")),
            ast.If(
                test=name("found"),
                body=[
                    assign("found", call(constant(memory.still_open), name("known"), name("subject"))),
                    _add_if_any(ast.Constant(None)),
                ],
                orelse=[],
            ),
            unpack([_known(scope) for scope in self.each], attribute("known", "elements")),
            *loops,
            ast.Return(value=tuple_of([name("known"), name("more")])),
        ]
        return build(("subject",), body, self.fields.constants, "rules")

    def _groups(self) -> list[Asked]:
        """The rules of the VM as a whole, those together that ask for the same facts."""
        groups: dict[Hashable, list[tuple[int, Rule]]] = {}
        for index, rule in self.questions.alike.get("vm", ()):
            groups.setdefault(frozenset(self.facts[index]), []).append((index, rule))
        return list(groups.values())

    def _facts_of(self, asked: Asked) -> ast.expr:
        """All facts of the VM that rules ask for."""
        parts = [part for index, _ in asked for part in self.facts[index].items()]
        return tuple_of(list(dict(parts).values()))

    def _key_of_vm(self) -> list[ast.expr]:
        """The site, and all facts of the VM that any rule asks for."""
        parts = [attribute_of(attribute("subject", "site"), "alike"), attribute("subject", "in_job")]
        parts += [part for facts in (*self.facts, self.then) for part in facts.values()]
        for scope in self.lists:
            reduced = self.catalogue.scopes[scope].reduced
            if reduced is not None and scope not in self.each:
                parts.append(call(self.fields.constant(reduced), name("subject")))
            else:
                found = self.fields.elements(self.catalogue.scopes[scope])
                parts.append(compare(found, ast.IsNot, ast.Constant(None)))
        return list({ast.dump(part): part for part in parts}.values())

    def _loop(self, scope: str) -> list[ast.stmt]:
        """Look up each element of a scope by its facts; nothing is known of one that is met first."""
        self.fields.enter()
        alike = [rule.whole for _, rule in self.questions.alike[scope]]
        parts = list(self.keys.parts(alike, of_element=True).values())
        facts = self.fields.leave()
        learn = self.fields.constant(self.memory.learner(scope))
        learned = call(learn, name("subject"), name("element"), name(_known(scope)), name("key"))
        # The elements of a derived list are made anew each time, so they cannot be told again later.
        derived = self.catalogue.scopes[scope].derive is not None
        add = _add_if_any(ast.Constant(None) if derived else name("element"))
        always: list[ast.stmt] = []
        if self.questions.dear[scope]:
            ask = self.fields.constant(self.questions.asking(self.questions.dear[scope]))
            always = [assign("found", call(ask, name("subject"), name("element"))), add]
        target, listed = self._walk(scope, parts)
        loop = ast.For(
            target=target,
            iter=listed,
            body=[
                *facts,
                assign("key", parts[0] if len(parts) == 1 else tuple_of(parts)),
                assign("found", call(attribute(_known(scope), "get"), name("key"))),
                if_none("found", assign("found", learned)),
                add,
                *always,
            ],
            orelse=[],
        )
        found = self.fields.elements(self.catalogue.scopes[scope])
        return [assign("elements", found), ast.If(test=name("elements"), body=[loop], orelse=[])]

    def _walk(self, scope: str, parts: Sequence[ast.expr]) -> tuple[ast.expr, ast.expr]:
        """What takes each element of a list, and the list; with what decides facts of each, if any asks."""
        element: ast.expr = ast.Name(id="element", ctx=ast.Store())
        reduced_each = self.catalogue.scopes[scope].reduced_each
        if reduced_each is None or not any(
            isinstance(part, ast.Name) and part.id == ELEMENT_REDUCED for part in parts
        ):
            return element, name("elements")
        reduced = ast.Name(id=ELEMENT_REDUCED, ctx=ast.Store())
        values = call(self.fields.constant(reduced_each), name("subject"))
        return (
            ast.Tuple(elts=[element, reduced], ctx=ast.Store()),
            call(self.fields.constant(zip), name("elements"), values),
        )

    def _is_together(self, scope: str) -> bool:
        """Whether one value of the VM decides what the rules say of all elements."""
        if self.catalogue.scopes[scope].reduced is None or self.questions.dear[scope]:
            return False
        rules = [rule for _, rule in self.questions.by_scope[scope]]
        asked = [test.field for rule in rules for test in tests(rule.whole)]
        return all(field.has_few for field in asked if field.of_element)


def _known(scope: str) -> str:
    return f"known_{scope.replace('.', '_')}"


def _add_if_any(element: ast.expr) -> ast.stmt:
    pair = tuple_of([element, name("found")])
    append = call(attribute("more", "append"), pair)
    return ast.If(test=name("found"), body=[ast.Expr(value=append)], orelse=[])
