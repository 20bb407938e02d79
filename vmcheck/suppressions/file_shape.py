"""vmcheck-suppressions.toml as typed structs: what it must hold, and the source of its JSON Schema."""

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

SCHEMA_ID = "https://vmcheck.example/schemas/suppressions-1.json"

Text = Annotated[str, Meta(pattern=r"\S")]
"""Text that is not blank."""


def _about(text: str) -> Meta:
    return Meta(description=text)


class SuppressPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One accepted deficiency. vm or vm_id, exactly one of them, says whose it is."""

    rule: Annotated[Text, _about("Id or name of the rule: HVB401, passthrough-disk.")]
    vm: Annotated[
        Text | None,
        _about(
            "Name of the VM, compared without case; * stands for any text, ? for one character. A finding "
            "across VMs is accepted when each VM that causes it is."
        ),
    ] = None
    vm_id: Annotated[Text | None, _about("Id of the VM: holds when the VM is renamed. No wildcards.")] = None
    object: Annotated[
        Text | None,
        _about(
            "Only this disk, volume, LUN or path, as reports call it; of a finding across VMs, what the VMs "
            "share. Wildcards as in vm. Without it: whatever the rule finds on the VM."
        ),
    ] = None
    reason: Annotated[Text, _about("Why it is accepted. Reports show it.")]
    expires: Annotated[
        date | None,
        _about("The last day on which it is accepted: 2027-01-31. From the next day on the gate fails."),
    ] = None


class SuppressionsFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Findings that are accepted. They stay in reports and in verdicts; only the gate lets them pass."""

    suppress: Annotated[list[SuppressPart], _about("One table [[suppress]] for each.")] = []


def suppressions_schema() -> dict[str, Any]:
    """The schema, JSON Schema 2020-12, for editors."""
    _, parts = msgspec.json.schema_components([SuppressionsFile], ref_template="#/$defs/{name}")
    root = parts.pop("SuppressionsFile")
    parts["SuppressPart"]["oneOf"] = [{"required": ["vm"]}, {"required": ["vm_id"]}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **root,
        "title": "vmcheck suppressions",
        "$defs": parts,
    }
