"""vmcheck-baseline.json as typed structs: what it must hold, and the source of its JSON Schema."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from vmcheck.engine.rule import Outcome

SCHEMA_ID = "https://vmcheck.example/schemas/baseline-1.json"
VERSION = 1

Text = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=1, description="How many such findings; 1 where it is left out.")]


def _about(text: str) -> Meta:
    return Meta(description=text)


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    pass


class EntryPart(_Part, frozen=True, kw_only=True, gc=False):
    """A finding of one VM."""

    rule: Annotated[Text, _about("Id of the rule.")]
    object: Annotated[
        Text | None, _about("The disk, volume, LUN or path it is about; left out where it is the VM.")
    ] = None
    outcome: Annotated[Outcome, _about("What it does to the backup. A graver one is a new finding.")]
    count: Count = 1


class VmPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A VM: told by its id, or by name and host where it has none."""

    id: Annotated[Text | None, _about("Id of the VM.")] = None
    name: Annotated[Text, _about("Its name; where there is an id, only for those who read this file.")]
    host: Annotated[Text | None, _about("Its host; left out where there is an id.")] = None
    findings: Annotated[list[EntryPart], Meta(min_length=1)]


class FleetPart(_Part, frozen=True, kw_only=True, gc=False):
    """A finding across VMs."""

    rule: Annotated[Text, _about("Id of the rule.")]
    shared: Annotated[str, _about("What the VMs have in common.")]
    outcome: Annotated[Outcome, _about("What it does to the backup. A graver one is a new finding.")]
    count: Count = 1


class BaselineFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Findings that were there when the baseline was made. The gate looks at others only."""

    baseline_version: Annotated[Literal[1], _about("Version of this format.")]
    vms: Annotated[list[VmPart], _about("VMs with findings, sorted.")]
    fleet: Annotated[list[FleetPart], _about("Findings across VMs, sorted.")]


def baseline_schema() -> dict[str, Any]:
    """The schema, JSON Schema 2020-12."""
    _, parts = msgspec.json.schema_components([BaselineFile], ref_template="#/$defs/{name}")
    root = parts.pop("BaselineFile")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **root,
        "title": "vmcheck baseline",
        "$defs": parts,
    }
