"""The parse tree of PowerShell, and what these tests ask of it."""

from collections.abc import Iterator
from functools import cache

import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

from vmcheck.collector.script import script

_PARSER = Parser(Language(tree_sitter_powershell.language()))
Function = tuple[str, Node]


def parse(text: str) -> Node:
    """The root of a text's tree."""
    return _PARSER.parse(text.encode()).root_node


@cache
def whole() -> Node:
    """The root of the whole script."""
    return parse(script())


def text_of(node: Node) -> str:
    """The text of a node."""
    assert node.text is not None
    return node.text.decode()


def walk(node: Node) -> Iterator[Node]:
    """A node and everything in it."""
    yield node
    for child in node.children:
        yield from walk(child)


def of_type(node: Node, *types: str) -> Iterator[Node]:
    """Everything of some types in a node."""
    return (inner for inner in walk(node) if inner.type in types)


def core(node: Node) -> Node:
    """What a node is, without the levels of precedence around it."""
    while len(node.children) == 1 and node.type != "expandable_string_literal":
        node = node.children[0]
    return node


def functions(node: Node) -> list[Function]:
    """Name and node of every function."""
    found = []
    for function in of_type(node, "function_statement"):
        (name,) = (child for child in function.children if child.type == "function_name")
        found.append((text_of(name), function))
    return found


def commands(node: Node) -> Iterator[Node]:
    """Every command in a node."""
    return of_type(node, "command")


def name_of(command: Node) -> str:
    """The name of a command, or what stands after &."""
    return text_of(next(child for child in command.children if child.type != "command_invokation_operator"))


def arguments(command: Node) -> list[Node]:
    """The arguments of a command in order, parameters among them."""
    return [
        core(element)
        for elements in command.children
        if elements.type == "command_elements"
        for element in elements.children
        if element.type != "command_argument_sep"
    ]


def literal(node: Node) -> str | None:
    """The text of a string without anything to fill in; None for all else."""
    found = core(node)
    text = text_of(found)
    if found.type == "verbatim_string_characters":
        return text[1:-1].replace("''", "'")
    if text.startswith('"') and "$" not in text:
        return text[1:-1]
    return None


def literals(node: Node) -> list[str]:
    """Every such string in a node."""
    return [found for inner in walk(node) if not inner.children and (found := literal(inner)) is not None]


def variable(name: str) -> Node:
    """What the script assigns to a variable; it does so once."""
    (found,) = (
        assignment.children[-1]
        for assignment in of_type(whole(), "assignment_expression")
        if text_of(assignment.children[0]) == name and text_of(assignment.children[1]) == "="
    )
    return found


def table(name: str) -> dict[str, Node]:
    """A hash table of the script: keys as they are written without quotes, and values."""
    (body,) = of_type(variable(name), "hash_literal_body")
    found = {}
    for entry in (child for child in body.children if child.type == "hash_entry"):
        key, value = entry.children[0], entry.children[-1]
        quoted = literal(key)
        found[text_of(key) if quoted is None else quoted] = value
    return found


def words(name: str) -> dict[str, str | bool]:
    """A hash table whose values are strings, $true and $false."""
    constants = {"$true": True, "$false": False}
    return {
        key: constants[text_of(value)] if text_of(value) in constants else str(literal(value))
        for key, value in table(name).items()
    }
