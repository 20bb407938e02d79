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
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(str(error.problem or error.context or "no YAML"), position) from None
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0], (1, 1)) from None
    except RecursionError:
        raise YamlError("nested too deeply", (1, 1)) from None
    if node is None:
        raise YamlError("the file is empty", (1, 1))
    positions: dict[Location, Position] = {}
    data = _Builder(positions).build(node, ())
    return YamlDocument(data, positions)


class _Builder:
    def __init__(self, positions: dict[Location, Position]) -> None:
        self.positions = positions
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, location: Location) -> Any:
        position = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.positions[location] = position
        if len(location) > MAX_DEPTH:
            raise YamlError("nested too deeply", position)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node, position)
        if id(node) in self.seen:
            raise YamlError("aliases (*name) are not allowed", position)
        if node.tag not in ("tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"):
            raise YamlError(f"tag {node.tag!r} is not allowed", position)
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*location, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)  # noqa: S101  # there is no fourth kind
        return self._mapping(node, location)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, child in node.value:
            position = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("a key must be text", position)
            key = str(key_node.value)
            if key in data:
                raise YamlError(f"key {key!r} stands here twice", position)
            data[key] = self.build(child, (*location, key))
        return data


def _scalar(node: yaml.ScalarNode, position: Position) -> Any:
    kind = node.tag.rpartition(":")[2]
    match kind:
        case "str":
            return node.value
        case "bool":
            return node.value == "true"
        case "null":
            return None
        case "int":
            return int(node.value)
        case "float":
            return float(node.value)
        case _:
            raise YamlError(f"tag {node.tag!r} is not allowed", position)
