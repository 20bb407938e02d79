"""A script before it is written: places, and what is to be done at each."""

from dataclasses import dataclass
from typing import Literal

Value = str | tuple[str, ...]

FOR_ONE_VM = frozenset(
    {
        "Enable-PlannedBackupService",
        "Add-PlannedScsiController",
        "Set-PlannedCheckpointType",
        "Set-PlannedSnapshotFileLocation",
    }
)
"""Functions that change the VM of -Name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is to be done."""

    kind: Literal["host", "file server"]
    name: str | None
    """None where the inventory does not name the host."""

    @property
    def key(self) -> tuple[str, str]:
        """Equal for one place, whatever the case of its name."""
        return self.kind, (self.name or "").casefold()


@dataclass(frozen=True, slots=True)
class Call:
    """A call of one of the script's functions."""

    function: str
    """The name of a file in ``parts``, too."""
    arguments: tuple[tuple[str, Value], ...]
    """Without -Name and -Rule."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """What the script does not do."""

    why: str
    """Why not, after "because": it moves data."""
    text: str
    """What to do."""
    commands: tuple[str, ...] = ()
    """For Windows PowerShell."""
    shell: tuple[str, ...] = ()
    """For a shell in the guest."""


@dataclass(slots=True)
class Task:
    """One thing to do, for one VM or for several."""

    rule: str
    title: str
    what: Call | ByHand
    vms: list[str]
    """Their names."""
    objects: list[str]
    """For each VM the disks or volumes it is about, ``""`` where it is the VM as a whole."""


@dataclass(slots=True)
class Section:
    """Everything to do at one place, in the order of the plan."""

    place: Place
    release: str | None
    tasks: list[Task]
