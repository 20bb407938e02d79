"""The changes a rule declares.

A change sets collected facts only, never derived ones: whoever edits the inventory as the change
says gets what was promised.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from vmcheck.engine.conditions import Condition
from vmcheck.engine.fields import Settable
from vmcheck.engine.files.fix_file import Effort, Instead, Side
from vmcheck.engine.rule import Remediation
from vmcheck.inventory.model import Release

NUMBER = "{#}"
"""In a value: the number of the element in its list, from 1."""


class Setting(Struct, frozen=True):
    """One fact that a change sets, or one list that it adds to."""

    fact: Settable
    value: Any
    """As in the rule file: text may have placeholders."""
    adds: bool = False
    only_from: tuple[Any, ...] | None = None
    """Set only where the fact has one of these values; None: always."""


class Fix(Struct, frozen=True, kw_only=True):
    """A change that a rule declares, or why there is none."""

    hosts: frozenset[Release]
    scope: str
    """The scope whose elements it changes; vm for the VM itself."""
    of_witnesses: bool
    """Whether it changes the elements the rule failed on, rather than all of the scope."""
    where: Condition | None
    settings: Sequence[Setting]
    removes: bool
    """Whether the element itself goes."""
    effort: Effort
    side: Side | None
    """Where somebody has to act; None: the facts that are set tell."""
    remediation: Remediation
    none: str | None
    """Why no change in place helps; None for a change."""
    instead: Sequence[Instead]
