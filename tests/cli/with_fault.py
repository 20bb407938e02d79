"""vmcheck with a fault built in, as a program: ``with_fault.py KIND ARGUMENTS...``.

``rule``: the derived fact ``guest.os.family`` crashes for VMs of one name. ``program``: the checker crashes.
"""

import dataclasses
import functools
import sys
from typing import Any, NoReturn

from vmcheck import checker
from vmcheck.__main__ import main
from vmcheck.engine.fields import Catalogue, read
from vmcheck.knowledge import catalogue as knowledge

_FACT = "disk.host_volume"
CRASHING = ("APP01", "CRM01")


def crash(*_: object) -> NoReturn:
    """What a fault does."""
    message = "a fault was built in: \u00fc"
    raise ZeroDivisionError(message)


def _faulty_catalogue() -> Catalogue:
    sound = knowledge.catalogue()
    field = sound.fields[_FACT]

    def derive(subject: Any, element: Any) -> Any:
        return crash() if subject.vm.name in CRASHING else read(field, subject, element)

    faulty = dataclasses.replace(field, derive=derive, attributes=())
    return Catalogue(sound.scopes, {**sound.fields, _FACT: faulty})


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    if kind == "rule":
        knowledge.catalogue = functools.cache(functools.partial(lambda made: made, _faulty_catalogue()))
    else:
        checker.Checker.check = crash  # type: ignore[method-assign,assignment]  # this is the fault
    main()
