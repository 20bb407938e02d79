"""The changes that a rule file declares, as typed structs: what its key fix must hold.

Apart from the rest of the rule file, since these stay with the rule until somebody asks for changes.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from vmcheck.inventory.model import Release

Text = Annotated[str, Meta(min_length=1)]


class _Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


def described(text: str) -> Meta:
    """What the schema says of a key."""
    return Meta(description=text)


class RemediationPart(_Part, frozen=True, kw_only=True):
    """What to do. Placeholders such as {vm.name} are filled in, quoted for their target."""

    text: Annotated[Text, described("In words.")]
    powershell: Annotated[str | None, described("Command for Windows PowerShell.")] = None
    shell: Annotated[str | None, described("Command for a shell in the guest.")] = None
    downtime: Annotated[bool | None, described("Whether it interrupts the VM.")] = None
    since: Annotated[
        Release | None,
        described("First host release that has the cmdlets of powershell; older hosts get the text alone."),
    ] = None


Releases = str | int | list[str | int]
Effort = Literal["none", "guest restart", "VM off", "data move"]
Side = Literal["vm", "guest", "host", "job", "file server"]
Instead = Literal[
    "in-guest backup",
    "newer guest system",
    "newer host release",
    "another product",
    "backup of the primary VM",
]


class FixPart(_Part, frozen=True, kw_only=True):
    """A change that mends what the rule fails on, as facts of the inventory; or why there is none."""

    hosts: Annotated[Releases, described("Host releases on which it helps, as in the rule.")] = "all"
    of: Annotated[
        str | None,
        described("The list whose elements it changes. Without it: the elements the rule failed on."),
    ] = None
    where: Annotated[
        dict[str, Any] | None,
        described("Condition on those elements, or on the VM, without which it is none."),
    ] = None
    set: Annotated[
        dict[str, Any],
        described(
            "Collected facts it sets, by path; [] is the element, {guest.volume.mount} a fact of it. "
            "{from: [Disabled], to: Running} sets it only where it has one of those values."
        ),
    ] = {}
    add: Annotated[
        dict[str, Any], described("Lists it adds to, by path: host.backup_job.volumes, disks, ….")
    ] = {}
    remove: Annotated[Literal["[]"] | None, described("The element itself goes.")] = None
    effort: Annotated[Effort | None, described("What it costs the VM; none: no downtime.")] = None
    side: Annotated[
        Side | None,
        described("Where somebody has to act, and commands run; without it the facts that are set tell."),
    ] = None
    remediation: Annotated[RemediationPart | None, described("As in the rule, if it differs.")] = None
    none: Annotated[str | None, described("Why no change in place helps.")] = None
    instead: Annotated[list[Instead], described("What would help instead.")] = []


Fixes = FixPart | list[FixPart]
