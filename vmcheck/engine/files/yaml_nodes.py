"""YAML as plain data, with the line and column of every value, and nothing that could run.

Only what JSON has is accepted: no tags, no aliases, no duplicate keys. ``Off``, ``yes`` and the
like stay text: they are states of VMs here, not booleans.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

Location = tuple[str | int, ...]
Position = tuple[int, int]

MAX_DEPTH = 50
MAX_DIGITS = 30
_TOO_DEEP = "nested too deeply"


class YamlError(ValueError):
    """A file that is not plain YAML; line and column are 1-based."""

    def __init__(self, message: str, position: Position) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """Plain data, and where each value stood."""

    data: Any
    positions: dict[Location, Position]

    def position(self, location: Location) -> Position:
        """Line and column of a value, or of its nearest existing parent."""
        while location and location not in self.positions:
            location = location[:-1]
        return self.positions.get(location, (1, 1))


_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc,valid-type]  # which base there is depends on libyaml
    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012  # the name PyYAML looks for


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def load_yaml(text: str) -> YamlDocument:
    """Read one YAML document.

    Raises:
        YamlError: It is no YAML, or uses more of YAML than plain data.
    """
    try:
        _refuse_more_than_data(text)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(_message(error), position) from None
    except yaml.reader.ReaderError as error:
        raise YamlError(str(error).splitlines()[0], _position_of(error.character, text)) from None
    if node is None:
        raise YamlError("the file is empty", (1, 1))
    positions: dict[Location, Position] = {}
    data = _Builder(positions).build(node, ())
    return YamlDocument(data, positions)


def _message(error: yaml.MarkedYAMLError) -> str:
    if "nesting depth" in (error.problem or ""):  # newer releases of libyaml have a bound of their own
        return _TOO_DEEP
    return ", ".join(part for part in (error.context, error.problem) if part) or "no YAML"


def _position_of(character: int, text: str) -> Position:
    """Where a character stands first: the reader of YAML gives no line and column."""
    lines = text.partition(chr(character))[0].split("\n")
    return len(lines), len(lines[-1]) + 1


def _refuse_more_than_data(text: str) -> None:
    """Look for what plain data does not have, event by event.

    This comes before composing: libyaml's composer recurses in C, and a file nested deeply enough
    would take the whole process down.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise YamlError("aliases (*name) are not allowed", _position(event))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise YamlError(f"tag {event.tag!r} is not allowed", _position(event))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlError(_TOO_DEEP, _position(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _position(thing: yaml.Event | yaml.Node) -> Position:
    mark = thing.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


class _Builder:
    def __init__(self, positions: dict[Location, Position]) -> None:
        self.positions = positions

    def build(self, node: yaml.Node, location: Location) -> Any:
        self.positions[location] = _position(node)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*location, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)  # noqa: S101  # there is no fourth kind
        return self._mapping(node, location)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, child in node.value:
            position = _position(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("a key must be text", position)
            key = str(key_node.value)
            if key in data:
                raise YamlError(f"key {key!r} stands here twice", position)
            data[key] = self.build(child, (*location, key))
        return data


def _scalar(node: yaml.ScalarNode) -> Any:
    match node.tag.rpartition(":")[2]:
        case "bool":
            return node.value == "true"
        case "null":
            return None
        case "int":
            return _integer(node)
        case "float":
            return float(node.value)
        case _:
            return node.value


def _integer(node: yaml.ScalarNode) -> int:
    if len(node.value) > MAX_DIGITS:
        raise YamlError(f"a number of more than {MAX_DIGITS} digits", _position(node))
    return int(node.value)
