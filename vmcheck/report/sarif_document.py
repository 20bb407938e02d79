"""The parts of a SARIF 2.1.0 log that vmcheck writes, as typed structs with the names of the standard.

A key with a default is left out where it has that value; one without a default is always written.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Level = Literal["error", "warning", "note"]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"
ROOT = "%SRCROOT%"
"""Stands for the folder that relative URIs belong to; GitHub and editors know it by this name."""


class _Part(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """What all parts have in common."""


class Message(_Part, frozen=True):
    """Text for people."""

    text: str
    markdown: str | None = None


class ArtifactLocation(_Part, frozen=True):
    """A file."""

    uri: str
    uri_base_id: str | None = None


class Region(_Part, frozen=True):
    """Where a fact begins: line and column from 1, columns in code points."""

    start_line: int
    start_column: int


class PhysicalLocation(_Part, frozen=True):
    """A place in a file."""

    artifact_location: ArtifactLocation
    region: Region


class LogicalLocation(_Part, frozen=True):
    """A VM."""

    name: str
    fully_qualified_name: str
    kind: str


class Location(_Part, frozen=True):
    """A place, and the VM it belongs to."""

    physical_location: PhysicalLocation
    logical_locations: tuple[LogicalLocation, ...] = ()


class Suppression(_Part, frozen=True):
    """That somebody accepted a result, and why."""

    kind: Literal["external"]
    status: Literal["accepted"]
    justification: str


class Result(_Part, frozen=True):
    """A finding. ``suppressions`` is always there: a log gives it for all results or for none."""

    rule_id: str
    rule_index: int
    level: Level
    message: Message
    locations: tuple[Location, ...]
    partial_fingerprints: Mapping[str, str]
    suppressions: tuple[Suppression, ...]
    properties: Mapping[str, object]
    baseline_state: Literal["new", "unchanged"] | None = None


class Configuration(_Part, frozen=True):
    """The level of a rule."""

    level: Level


class Descriptor(_Part, frozen=True):
    """A rule, or a kind of notification."""

    id: str
    short_description: Message
    name: str | None = None
    full_description: Message | None = None
    help: Message | None = None
    default_configuration: Configuration | None = None
    properties: Mapping[str, object] | None = None


class Reference(_Part, frozen=True):
    """Names a descriptor."""

    id: str


class Notification(_Part, frozen=True):
    """Something about the run: its input, its rules, what was not collected."""

    level: Level
    message: Message
    descriptor: Reference | None = None
    associated_rule: Reference | None = None
    locations: tuple[Location, ...] = ()
