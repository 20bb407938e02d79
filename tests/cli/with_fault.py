"""vmcheck with a fault built in, as a program: ``with_fault.py KIND ARGUMENTS...``.

``rule``: the derived fact ``disk.selected`` crashes for two VMs. ``program``: the checker crashes.
"""

import functools
import sys
from typing import Any, NoReturn

from msgspec.structs import replace

from vmcheck import checker
from vmcheck.__main__ import main
from vmcheck.engine.fields import Catalogue, read
from vmcheck.knowledge import catalogue as knowledge

FACT = "disk.selected"
RULE = "HVB406"
"""The rule that asks for the fact."""
CRASHING = ("APP01", "CRM01")


def crash(*_: object) -> NoReturn:
    """What a fault does."""
    message = "a fault was built in: \u00fc"
    raise ZeroDivisionError(message)


def faulty_catalogue() -> Catalogue:
    """The catalogue of facts with one that crashes."""
    sound = knowledge.catalogue()
    field = sound.fields[FACT]

    def derive(subject: Any, element: Any) -> Any:
        return crash() if subject.vm.name in CRASHING else read(field, subject, element)

    # By the name of the VM, so it no longer follows from the host volume alone and is asked each time.
    faulty = replace(field, derive=derive, by_list=False)
    return replace(sound, fields={**sound.fields, FACT: faulty})


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    if kind == "rule":
        made = faulty_catalogue()
        knowledge.catalogue = functools.cache(lambda: made)
    else:
        checker.Checker.check = crash  # type: ignore[method-assign,assignment]  # this is the fault
    main()
