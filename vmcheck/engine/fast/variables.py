"""Facts as local variables of the generated function, each fetched once."""

import ast
from typing import Any

from vmcheck.engine.fast.syntax import assign, attribute, call, is_none, name
from vmcheck.engine.fields import Field, Scope


class FieldCode:
    """Collects the assignments that fetch facts, for the VM and for each element of a scope."""

    def __init__(self) -> None:
        self.constants: dict[str, Any] = {}
        self._constant_names: dict[int, str] = {}
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

    def constant(self, value: Any) -> ast.Name:
        """A name for an object the generated function needs; one object has one name."""
        identifier = self._constant_names.setdefault(id(value), f"k{len(self.constants)}")
        self.constants[identifier] = value
        return name(identifier)

    def elements(self, scope: Scope) -> ast.expr:
        """The list of a scope."""
        if scope.derive is not None:
            return call(self.constant(scope.derive), name("subject"))
        return self.of_vm(scope.attributes)

    def start(self, root: str) -> ast.expr:
        """What chains of attributes start from: vm, host, guest_os, if_running."""
        return name(self._root(root, self._names, self._vm))

    def of_vm(self, attributes: tuple[str, ...]) -> ast.expr:
        """The local variable that holds a part of the VM."""
        start = self._root("vm", self._names, self._vm)
        return name(self._chain(start, attributes, self._names, self._vm))

    def local(self, field: Field) -> ast.expr:
        """The local variable that holds a fact."""
        names, body = self._place(field)
        if field.derive is None:
            start = self._root(field.root, names, body)
        else:
            start = self._derived(field, names, body)
        return name(self._chain(start, field.attributes, names, body))

    def _place(self, field: Field) -> tuple[dict[Any, str], list[ast.stmt]]:
        if field.of_element:
            return self._element_names, self._element
        return self._names, self._vm

    def _root(self, root: str, names: dict[Any, str], body: list[ast.stmt]) -> str:
        if root == "element":
            return root
        if root not in names:
            names[root] = f"f_{root}"
            body.append(assign(names[root], attribute("subject", root)))
        return names[root]

    def _derived(self, field: Field, names: dict[Any, str], body: list[ast.stmt]) -> str:
        """Call the function of a derived fact, once for all facts that come from it."""
        if field.derive not in names:
            function = self.constant(field.derive)
            element = name("element") if field.of_element else ast.Constant(None)
            names[field.derive] = f"d_{function.id}"
            body.append(assign(names[field.derive], call(function, name("subject"), element)))
        return names[field.derive]

    def _chain(
        self, start: str, attributes: tuple[str, ...], names: dict[Any, str], body: list[ast.stmt]
    ) -> str:
        """Fetch an attribute through its parents, each kept in a local of its own."""
        if not attributes:
            return start
        local = "_".join((start, *attributes))
        if local not in names:
            parent = self._chain(start, attributes[:-1], names, body)
            value: ast.expr = attribute(parent, attributes[-1])
            if parent not in ("element", "f_vm"):
                value = _unless_none(parent, value)
            body.append(assign(local, value))
            names[local] = local
        return local


def _unless_none(local: str, value: ast.expr) -> ast.expr:
    return ast.IfExp(test=is_none(name(local)), body=ast.Constant(None), orelse=value)
