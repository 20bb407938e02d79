"""The fast path: all rules as one generated function that mostly only remembers.

The function answers, for a subject, which rules do not pass. The facts of a VM that have few values are
its key: all VMs of a host with the same key have the same answers, which are looked up; so are those of
each disk or volume, by its own facts. Only for a key that was not met before are the rules asked, by
further generated functions (``codegen_ask``). Whether a rule fails or is unknown, and on what, is asked
of the reference (``fast_path``): most VMs pass every rule.

All are built as syntax trees from a closed list of operators, never from text. A three-valued condition
becomes a plain expression, "certainly false", and inside "not" its counterpart, "certainly true".
"""

import ast
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from vmcheck.engine.codegen_ask import Asked, ask_of, whole
from vmcheck.engine.codegen_build import assign, attribute, build, call, compare, is_none, name
from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.codegen_keys import KeyCode
from vmcheck.engine.codegen_tests import is_dear
from vmcheck.engine.fast_path import FastPath, More
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.gaps import compile_gaps
from vmcheck.engine.memory import Known, Memory, still_open
from vmcheck.engine.rule import Rule
from vmcheck.engine.walk import counts, tests

Look = Callable[[Any], tuple[Known, list[More]]]
"""Which rules do not pass: those that are known by the facts of the VM, and more of single elements."""


def compile_rules(rules: Sequence[Rule], catalogue: Catalogue) -> FastPath:
    """Generate what asks all these rules of one subject."""
    compiler = _Compiler(rules, catalogue)
    gaps = compile_gaps(map(whole, rules))
    return FastPath(rules, catalogue, look=compiler.compile(), gaps=gaps, make_room=compiler.memory.make_room)


class _Compiler:
    def __init__(self, rules: Sequence[Rule], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.rules = rules
        self.dear = frozenset(index for index, rule in enumerate(rules) if _is_dear(rule, catalogue))
        self.asked: dict[str, Asked] = {
            scope: [(index, rule) for index, rule in enumerate(rules) if rule.scope == scope]
            for scope in dict.fromkeys(rule.scope for rule in rules)
        }
        self.lists = [scope for scope in self.asked if scope != "vm"]
        self.each = [scope for scope in self.lists if not self._is_together(scope)]
        self.fields = FieldCode()
        self.keys = KeyCode(self.fields, catalogue)
        self.memory = Memory(
            vm=ask_of(self._of("vm", dear=False), catalogue),
            dear=ask_of(self._of("vm", dear=True), catalogue, roughly=True),
            each={scope: ask_of(self._of(scope, dear=False), catalogue) for scope in self.each},
            together={
                scope: ask_of(self.asked[scope], catalogue) for scope in self.lists if scope not in self.each
            },
            absent={scope: ask_of(self.asked[scope], catalogue, absent=True) for scope in self.lists},
            scopes=catalogue.scopes,
        )

    def compile(self) -> Look:
        parts = self._key_of_vm()
        loops = [statement for scope in self.each for statement in self._loop(scope)]
        memory = self.fields.constant(self.memory.known)
        get = ast.Attribute(value=memory, attr="get", ctx=ast.Load())
        learn = self.fields.constant(self.memory.learn)
        asks = {pair[0]: ask_of([pair], self.catalogue) for pair in self._of("vm", dear=True)}
        ask = self.fields.constant(partial(still_open, asks))
        body = [
            *self.fields.prelude(),
            assign("key", ast.Tuple(elts=parts, ctx=ast.Load())),
            assign("known", call(get, name("key"))),
            _if_none("known", assign("known", call(learn, name("subject"), name("key")))),
            _unpack(["_", "_", "again", "open", *(_known(scope) for scope in self.each)]),
            assign("more", ast.List(elts=[], ctx=ast.Load())),
            _add_if_any(ast.Constant(None), name("again")),
            ast.If(
                test=name("open"),
                body=[
                    assign("found", call(ask, name("open"), name("subject"))),
                    _add_if_any(ast.Constant(None), name("found")),
                ],
                orelse=[],
            ),
            *loops,
            ast.Return(value=ast.Tuple(elts=[name("known"), name("more")], ctx=ast.Load())),
        ]
        return build(("subject",), body, self.fields.constants, "rules")

    def _key_of_vm(self) -> list[ast.expr]:
        """The site, and all facts of the VM that any rule asks for."""
        parts: list[ast.expr] = [attribute("subject", "site"), attribute("subject", "in_job")]
        parts += self.keys.parts(map(whole, self.rules), of_element=False)
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
        alike = self._of(scope, dear=False)
        parts = self.keys.parts((whole(rule) for _, rule in alike), of_element=True)
        facts = self.fields.leave()
        learn = self.fields.constant(self.memory.learner(scope))
        get = attribute(_known(scope), "get")
        learned = call(learn, name("subject"), name("element"), name(_known(scope)), name("key"))
        # The elements of a derived list are made anew each time, so they cannot be told again later.
        derived = self.catalogue.scopes[scope].derive is not None
        add = _add_if_any(ast.Constant(None) if derived else name("element"), name("found"))
        dear = self._of(scope, dear=True)
        always: list[ast.stmt] = []
        if dear:
            ask = self.fields.constant(ask_of(dear, self.catalogue))
            always = [assign("found", call(ask, name("subject"), name("element"))), add]
        loop = ast.For(
            target=ast.Name(id="element", ctx=ast.Store()),
            iter=name("elements"),
            body=[
                *facts,
                assign("key", parts[0] if len(parts) == 1 else ast.Tuple(elts=parts, ctx=ast.Load())),
                assign("found", call(get, name("key"))),
                _if_none("found", assign("found", learned)),
                add,
                *always,
            ],
            orelse=[],
        )
        found = self.fields.elements(self.catalogue.scopes[scope])
        return [assign("elements", found), ast.If(test=name("elements"), body=[loop], orelse=[])]

    def _is_together(self, scope: str) -> bool:
        """Whether one value of the VM decides what the rules say of all elements."""
        if self.catalogue.scopes[scope].reduced is None or self._of(scope, dear=True):
            return False
        asked = [test.field for _, rule in self.asked[scope] for test in tests(whole(rule))]
        return all(field.has_few for field in asked if field.of_element)

    def _of(self, scope: str, *, dear: bool) -> Asked:
        """The rules of a scope that are costly to ask, or all others: those are remembered."""
        return [pair for pair in self.asked.get(scope, ()) if (pair[0] in self.dear) == dear]


def _is_dear(rule: Rule, catalogue: Catalogue) -> bool:
    condition = whole(rule)
    return any(is_dear(part, catalogue) for found in (tests, counts) for part in found(condition))


def _known(scope: str) -> str:
    return f"known_{scope.replace('.', '_')}"


def _if_none(local: str, then: ast.stmt) -> ast.stmt:
    return ast.If(test=is_none(name(local)), body=[then], orelse=[])


def _add_if_any(element: ast.expr, found: ast.expr) -> ast.stmt:
    pair = ast.Tuple(elts=[element, found], ctx=ast.Load())
    return ast.If(test=found, body=[ast.Expr(value=call(attribute("more", "append"), pair))], orelse=[])


def _unpack(locals_: list[str]) -> ast.stmt:
    targets: list[ast.expr] = [ast.Name(id=local, ctx=ast.Store()) for local in locals_]
    target = ast.Tuple(elts=targets, ctx=ast.Store())
    return ast.Assign(targets=[target], value=name("known"))
