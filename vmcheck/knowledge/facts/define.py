"""How a derived fact is declared."""

from collections.abc import Callable
from typing import Any

from vmcheck.engine.fields import Field, Kind
from vmcheck.knowledge.subject import Subject

Element = Any
"""An element of the fact's scope; None for facts of the VM."""


def of_vm(
    name: str,
    kind: Kind,
    derive: Callable[[Subject, Element], Any],
    *,
    needs: tuple[str, ...],
    about: str,
    choices: tuple[str, ...] = (),
    of_site: bool = False,
    follows_from: tuple[str, ...] = (),
    reduced: Callable[[Subject, Element], Any] | None = None,
) -> Field:
    """A fact of the whole VM. ``needs`` are the collected facts that would settle it, as paths."""
    return Field(
        name=name,
        kind=kind,
        derive=derive,
        needs=needs,
        about=about,
        choices=choices,
        of_site=of_site,
        follows_from=follows_from,
        reduced=reduced,
    )


def of_element(
    name: str,
    kind: Kind,
    derive: Callable[[Subject, Element], Any],
    *,
    needs: tuple[str, ...],
    about: str,
    choices: tuple[str, ...] = (),
    by_list: bool = False,
) -> Field:
    """A fact of an element; in ``needs``, ``[]`` stands for the element."""
    return Field(
        name=name,
        kind=kind,
        root="element",
        derive=derive,
        needs=needs,
        about=about,
        choices=choices,
        by_list=by_list,
    )
