"""Telling stories of facts given as plain data."""

from typing import Any

import msgspec

from tests.checking import Somewhere, shipped_rules
from vmcheck.changes import Becomes
from vmcheck.checker import Checker
from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import Header, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.stake.rate import Rate
from vmcheck.story.case import case_of
from vmcheck.story.story import Story, tell

NOTHING = Becomes(now="online-capable", reached="online-capable")
"""What changes could do is not asked here: it takes long, and has tests of its own."""


def told(
    vm: dict[str, Any], header: dict[str, Any], *, rate: Rate | None = None, becomes: Becomes = NOTHING
) -> Story:
    """The story of one VM of an inventory."""
    checker = Checker(shipped_rules(), catalogue(), warm=10**9)
    typed = msgspec.convert({"schema_version": 1, **header}, Header)
    checker.open(Opened(file="inventory.json", header=typed))
    record = Somewhere(msgspec.convert({"name": "VM01", **vm}, Vm))
    return tell(case_of(checker, record, becomes, rate=rate))
