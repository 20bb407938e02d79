"""What to change, and what a VM becomes by it, in the engine's own words.

``Becomer.becomes`` gives the smallest sets of changes, ``Becomer.changes_of`` every change that rules
declare for a VM, ``apply`` the facts afterwards. Everything is pure: structs go in, new structs come out.
"""

from vmcheck.changes.applying import apply, apply_to_header
from vmcheck.changes.becomer import Becomer
from vmcheck.changes.change import EFFORTS, Becomes, Change, Edit, Effort, NewerHost, Obstacle, Side

__all__ = [
    "EFFORTS",
    "Becomer",
    "Becomes",
    "Change",
    "Edit",
    "Effort",
    "NewerHost",
    "Obstacle",
    "Side",
    "apply",
    "apply_to_header",
]
