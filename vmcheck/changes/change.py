"""What a change is, and what VMs become by changes: plain data."""

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from vmcheck.engine.files.fix_file import Effort, Side
from vmcheck.inventory.events import Path
from vmcheck.inventory.model import Release
from vmcheck.inventory.positions import pointer_of
from vmcheck.verdict import Classification

__all__ = ["EFFORTS", "Becomes", "Change", "Edit", "Effort", "Key", "NewerHost", "Obstacle", "Side"]

Key = tuple[str, int, int]

EFFORTS: tuple[Effort, ...] = ("none", "guest restart", "VM off", "data move")
"""What a change costs the VM, the least first. None: no downtime."""


class Edit(Struct, frozen=True, kw_only=True):
    """One edit of the inventory. Several edits all count from the inventory as it was."""

    target: Literal["vm", "host", "file server"]
    name: str
    """Name of the VM, the host or the file server."""
    path: Path
    """Where the fact is in it: ("guest", "volumes", 1, "filesystem"); for add, the list."""
    action: Literal["set", "add", "remove"]
    """set: the fact has the value; add: the list has one more element; remove: the element goes."""
    value: Any = None
    """As in the inventory: plain data."""

    @property
    def pointer(self) -> str:
        """JSON pointer of the fact from its VM, host or file server."""
        return pointer_of(self.path)


class Change(Struct, frozen=True, kw_only=True):
    """What mends everything that one rule failed on in one VM."""

    rule: str
    title: str
    """What is wrong."""
    outcome: str
    """What the rule does to the backup as long as nothing is changed."""
    form: int = 0
    """0 for the rule itself, its variants count from 1."""
    alternative: int = 0
    """Which of the changes that the rule offers, the preferred one first."""
    effort: Effort
    side: Side
    """Where somebody has to act, and the commands run: for the VM (on its host), inside its guest, ….
    The first place, where there are several."""
    text: str
    """What to do, in words."""
    powershell: Sequence[str] = ()
    """Commands for Windows PowerShell, filled in and quoted: one for each object where they differ."""
    shell: Sequence[str] = ()
    """Commands for a shell in a Linux or FreeBSD guest."""
    objects: Sequence[str] = ()
    """The disks, volumes, LUNs it is about; empty where it is the VM as a whole."""
    edits: Sequence[Edit]
    """The facts that are different afterwards."""

    @property
    def key(self) -> Key:
        """What makes changes of different VMs the same step of a plan: rule, form and alternative."""
        return self.rule, self.form, self.alternative

    @property
    def shared(self) -> bool:
        """Whether it changes something that other VMs share: a host, its job, a file server."""
        return any(edit.target != "vm" for edit in self.edits)


class Obstacle(Struct, frozen=True, kw_only=True):
    """A rule that stays in the way."""

    rule: str
    title: str
    outcome: str
    why: str
    """Why no change in place helps."""
    instead: Sequence[str] = ()
    """What would: in-guest backup, newer guest system, newer host release, …."""


class NewerHost(Struct, frozen=True, kw_only=True):
    """What the VM would become on a newer host release, by the engine's own word."""

    release: Release
    classification: Classification
    changes: Sequence[Change] = ()
    """What would have to be changed there."""


class Becomes(Struct, frozen=True, kw_only=True):
    """What a VM can become by changes in place. All of it is what the engine says of the changed facts."""

    now: Classification
    reached: Classification
    """The best class there is; as ``now`` where no change helps."""
    sets: Sequence[Sequence[Change]] = ()
    """The smallest sets of changes that reach it, the least effort first; empty where none helps."""
    missing: Sequence[str] = ()
    """The facts to collect before anybody can say more, as paths."""
    obstacles: Sequence[Obstacle] = ()
    """Why it does not become online-capable."""
    newer_host: NewerHost | None = None
    """A newer host release on which it becomes better than ``reached``."""
    complete: bool = True
    """Whether every smaller set was tried; False where there were too many (see ``search``)."""

    @property
    def changes(self) -> Sequence[Change]:
        """The first of the sets; empty where none helps."""
        return self.sets[0] if self.sets else ()
