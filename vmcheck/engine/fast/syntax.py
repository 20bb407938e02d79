"""Small pieces of syntax trees, and a function made of them."""

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def name(identifier: str) -> ast.Name:
    """The value of a local variable or constant."""
    return ast.Name(id=identifier, ctx=ast.Load())


def assign(identifier: str, value: ast.expr) -> ast.stmt:
    """An assignment to a local variable."""
    return ast.Assign(targets=[ast.Name(id=identifier, ctx=ast.Store())], value=value)


def attribute(identifier: str, key: str) -> ast.expr:
    """An attribute of a local variable."""
    return ast.Attribute(value=name(identifier), attr=key, ctx=ast.Load())


def attribute_of(value: ast.expr, key: str) -> ast.expr:
    """An attribute of any value."""
    return ast.Attribute(value=value, attr=key, ctx=ast.Load())


def tuple_of(parts: Sequence[ast.expr]) -> ast.expr:
    """A tuple."""
    return ast.Tuple(elts=list(parts), ctx=ast.Load())


def compare(left: ast.expr, operator: type[ast.cmpop], right: ast.expr) -> ast.expr:
    """One comparison."""
    return ast.Compare(left=left, ops=[operator()], comparators=[right])


def is_none(value: ast.expr) -> ast.expr:
    """Whether a value is missing."""
    return compare(value, ast.Is, ast.Constant(None))


def if_none(identifier: str, then: ast.stmt) -> ast.stmt:
    """A statement for where a local variable holds nothing."""
    return ast.If(test=is_none(name(identifier)), body=[then], orelse=[])


def unpack(identifiers: Sequence[str], value: ast.expr) -> ast.stmt:
    """An assignment of a tuple to local variables."""
    targets: list[ast.expr] = [ast.Name(id=one, ctx=ast.Store()) for one in identifiers]
    return ast.Assign(targets=[ast.Tuple(elts=targets, ctx=ast.Store())], value=value)


def call(function: ast.expr, *arguments: ast.expr) -> ast.expr:
    """A call with positional arguments."""
    return ast.Call(func=function, args=list(arguments), keywords=[])


def build(
    parameters: Sequence[str], body: list[ast.stmt], constants: Mapping[str, Any], title: str
) -> Callable[..., Any]:
    """Compile a function.

    Args:
        parameters: Names of its parameters.
        body: Its statements.
        constants: The objects it needs, by name.
        title: What tracebacks call it.
    """
    arguments = ast.arguments(
        posonlyargs=[],
        args=[ast.arg(arg=parameter) for parameter in parameters],
        kwonlyargs=[],
        kw_defaults=[],
        defaults=[],
    )
    function = ast.FunctionDef(name="generated", args=arguments, body=body, decorator_list=[])
    module = ast.Module(body=[function], type_ignores=[])
    _place(module)
    namespace: dict[str, Any] = dict(constants)
    exec(compile(module, f"<vmcheck {title}>", "exec"), namespace)  # noqa: S102  # from a closed list
    built: Callable[..., Any] = namespace["generated"]
    return built


def _place(tree: ast.AST) -> None:
    """Give every node the line that compile() wants: ast.fix_missing_locations takes as long as the rest."""
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        for value in node.__dict__.values():
            if isinstance(value, ast.AST):
                nodes.append(value)
            elif isinstance(value, list):
                nodes += value
        if isinstance(node, ast.expr | ast.stmt | ast.arg):
            node.lineno, node.col_offset = 1, 0
