"""What can be configured, as a typed struct: the source of its JSON Schema, and the shape of every layer.

UNSET is "this layer says nothing about it"; the layer below is asked then.
"""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from vmcheck.inventory.model import Release
from vmcheck.verdict import Severity

Level = Literal[
    "error",
    "warning",
    "info",
    "fails",
    "partially-covered",
    "saved-state",
    "crash-consistent",
    "undetermined",
    "never",
]
Name = Annotated[str, Meta(min_length=1)]
FilePath = Annotated[str, Meta(min_length=1)]
ProfileName = Literal["audit", "gate", "strict"]


def _about(text: str) -> Meta:
    return Meta(description=text)


class ConfigValues(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How vmcheck checks, reports and decides. Whatever is left out has its default."""

    profile: Annotated[
        ProfileName | UnsetType,
        _about("Named set of defaults: audit never fails, gate fails on errors, strict on doubts too."),
    ] = UNSET
    fail_on: Annotated[
        Annotated[tuple[Level, ...], Meta(min_length=1)] | UnsetType,
        _about("From what on the exit code is 1: severities, classifications, or never alone."),
    ] = UNSET
    select: Annotated[
        tuple[Name, ...] | UnsetType, _about("Show and gate only findings of these rules, by id or name.")
    ] = UNSET
    ignore: Annotated[
        tuple[Name, ...] | UnsetType, _about("Do not show or gate findings of these rules, by id or name.")
    ] = UNSET
    severity: Annotated[
        dict[Name, Severity] | UnsetType, _about("Severities of your own, by id or name of the rule.")
    ] = UNSET
    rules: Annotated[
        tuple[FilePath, ...] | UnsetType, _about("Folders with rules of your own, relative to this file.")
    ] = UNSET
    host_release: Annotated[
        Release | UnsetType, _about("Judge every VM as if its host ran this release of Windows Server.")
    ] = UNSET
    host_releases: Annotated[
        dict[Name, Release] | UnsetType,
        _about("Releases of hosts by name; they count only where the inventory has none."),
    ] = UNSET
    save_rate: Annotated[
        Name | UnsetType,
        _about("How fast hosts write a saved state, to estimate how long VMs are interrupted: 200MB/s."),
    ] = UNSET
    assume: Annotated[
        dict[Name, Any] | UnsetType,
        _about('Facts that count where nobody collected them: "guest.volumes.filesystem" = "NTFS".'),
    ] = UNSET
    suppressions: Annotated[
        FilePath | UnsetType,
        _about(
            "File with accepted findings, relative to this file. Without it: vmcheck-suppressions.toml "
            "beside this file, if there is one."
        ),
    ] = UNSET
    baseline: Annotated[
        FilePath | UnsetType, _about("Baseline with known findings, relative to this file.")
    ] = UNSET
    format: Annotated[Name | UnsetType, _about("How to report, where the command line does not say.")] = UNSET
    color: Annotated[Literal["auto", "always", "never"] | UnsetType, _about("Colour of the table.")] = UNSET
    allow_empty: Annotated[bool | UnsetType, _about("Exit with 0 although no VM was found.")] = UNSET
    show_info: Annotated[
        bool | UnsetType, _about("table and markdown: list findings that only inform, too.")
    ] = UNSET


TABLES = ("severity", "host_releases", "assume")
"""Keys that hold tables: layers are merged entry by entry."""
