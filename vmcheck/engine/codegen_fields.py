"""Facts as local variables of the generated function, each fetched once."""

import ast
from collections.abc import Container
from typing import Any

from vmcheck.engine.fields import Field, Scope
from vmcheck.engine.operators import fold


class FieldCode:
    """Collects the assignments that fetch facts, for the VM and for each element of a scope."""

    def __init__(self, rare: Container[Field] = ()) -> None:
        """Begin without facts.

        Args:
            rare: Derived facts of the VM that are worked out where they are asked for, and not before:
                often an earlier test has already decided.
        """
        self._rare = rare
        self.constants: dict[str, Any] = {}
        self._names: dict[Any, str] = {}
        self._vm: list[ast.stmt] = []
        self._element: list[ast.stmt] = []
        self._element_names: dict[Any, str] = {}

    def prelude(self) -> list[ast.stmt]:
        """The assignments of everything that belongs to the VM and its host."""
        return self._vm

    def enter(self) -> None:
        """Begin the loop of a scope."""
        self._element, self._element_names = [], {}

    def leave(self) -> list[ast.stmt]:
        """End it; the assignments for one element."""
        return self._element

    def constant(self, value: Any) -> ast.expr:
        """A name for an object the generated function needs."""
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return _name(name)

    def elements(self, scope: Scope) -> ast.expr:
        """The list of a scope."""
        if scope.derive is not None:
            return ast.Call(func=self.constant(scope.derive), args=[_name("subject")], keywords=[])
        start = self._root("vm", self._names, self._vm)
        return _name(self._chain(start, scope.attributes, self._names, self._vm))

    def local(self, field: Field, *, folded: bool) -> ast.expr:
        """The local variable that holds a fact, with its text case-folded or as it is."""
        if field in self._rare:
            call = self._call(field)
            return self._folded(call) if folded else call
        plain = self._plain(field)
        if not folded:
            return _name(plain)
        key = ("folded", plain)
        names, body = self._place(field)
        if key not in names:
            names[key] = f"{plain}_folded"
            text = field.kind in ("text", "choice")
            body.append(_assign(names[key], _casefolded(plain) if text else self._folded(_name(plain))))
        return _name(names[key])

    def _folded(self, value: ast.expr) -> ast.expr:
        return ast.Call(func=self.constant(fold), args=[value], keywords=[])

    def _plain(self, field: Field) -> str:
        names, body = self._place(field)
        if field.derive is None:
            start = self._root(field.root, names, body)
        else:
            start = self._derived(field, names, body)
        return self._chain(start, field.attributes, names, body)

    def _place(self, field: Field) -> tuple[dict[Any, str], list[ast.stmt]]:
        if field.of_element:
            return self._element_names, self._element
        return self._names, self._vm

    def _root(self, root: str, names: dict[Any, str], body: list[ast.stmt]) -> str:
        if root == "element":
            return root
        if root not in names:
            names[root] = f"f_{root}"
            body.append(_assign(names[root], _attribute("subject", root)))
        return names[root]

    def _derived(self, field: Field, names: dict[Any, str], body: list[ast.stmt]) -> str:
        """Call the function of a derived fact, once for all facts that come from it."""
        if field.derive not in names:
            call = self._call(field)
            names[field.derive] = f"d_{len(self.constants)}"
            body.append(_assign(names[field.derive], call))
        return names[field.derive]

    def _call(self, field: Field) -> ast.expr:
        element = _name("element") if field.of_element else ast.Constant(None)
        return ast.Call(func=self.constant(field.derive), args=[_name("subject"), element], keywords=[])

    def _chain(
        self, start: str, attributes: tuple[str, ...], names: dict[Any, str], body: list[ast.stmt]
    ) -> str:
        """Fetch an attribute through its parents, each kept in a local of its own."""
        if not attributes:
            return start
        name = "_".join((start, *attributes))
        if name not in names:
            parent = self._chain(start, attributes[:-1], names, body)
            value: ast.expr = _attribute(parent, attributes[-1])
            if parent not in ("element", "f_vm"):
                value = _unless_none(parent, value)
            body.append(_assign(name, value))
            names[name] = name
        return name


def _name(name: str) -> ast.Name:
    return ast.Name(id=name, ctx=ast.Load())


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign(targets=[ast.Name(id=name, ctx=ast.Store())], value=value)


def _unless_none(name: str, value: ast.expr) -> ast.expr:
    absent = ast.Compare(left=_name(name), ops=[ast.Is()], comparators=[ast.Constant(None)])
    return ast.IfExp(test=absent, body=ast.Constant(None), orelse=value)


def _casefolded(name: str) -> ast.expr:
    return _unless_none(name, ast.Call(func=_attribute(name, "casefold"), args=[], keywords=[]))


def _attribute(name: str, attribute: str) -> ast.expr:
    return ast.Attribute(value=_name(name), attr=attribute, ctx=ast.Load())
