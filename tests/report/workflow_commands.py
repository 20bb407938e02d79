"""Reads workflow commands as GitHub's runner does: trimmed, split at the first "::", then unescaped."""

from collections.abc import Mapping
from dataclasses import dataclass

COMMANDS = (
    "error",
    "warning",
    "notice",
    "debug",
    "group",
    "endgroup",
    "echo",
    "add-mask",
    "add-path",
    "set-env",
    "set-output",
    "save-state",
    "stop-commands",
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, its properties, and its message."""

    name: str
    properties: Mapping[str, str]
    message: str


def unescape_data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def unescape_property(text: str) -> str:
    plain = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",")
    return plain.replace("%25", "%")


def parse(line: str) -> Command | None:
    """Give the command of a line; None where the runner would only print it."""
    text = line.lstrip()
    if not text.startswith("::"):
        return None
    head, separator, message = text[2:].partition("::")
    name, _, properties = head.partition(" ")
    if not separator or name not in COMMANDS:
        return None
    pairs = [part.split("=", 1) for part in properties.strip().split(",") if part]
    found = {pair[0]: unescape_property(pair[1]) for pair in pairs if len(pair) == 2}
    return Command(name, found, unescape_data(message))


def commands(log: str) -> list[Command]:
    """Give all commands of a log, whichever line ends the runner breaks it at."""
    lines = log.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [command for command in map(parse, lines) if command is not None]
