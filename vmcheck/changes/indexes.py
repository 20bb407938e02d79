"""Paths of elements where others were removed before: all edits count from the facts as they were."""

from collections.abc import Sequence

from msgspec.structs import replace

from vmcheck.changes.change import Change
from vmcheck.inventory.events import Path


def as_before(change: Change, earlier: Sequence[Change]) -> Change:
    """A change worked out after earlier ones, with the paths that its elements had before them."""
    removed = [
        edit.path
        for done in earlier
        for edit in done.edits
        if edit.target == "vm" and edit.action == "remove"
    ]
    if not removed:
        return change
    edits = tuple(
        replace(edit, path=_before(edit.path, removed)) if edit.target == "vm" else edit
        for edit in change.edits
    )
    return replace(change, edits=edits)


def _before(path: Path, removed: Sequence[Path]) -> Path:
    for at, part in enumerate(path):
        if isinstance(part, int):
            index = part
            for gone in sorted({int(other[at]) for other in removed if other[:at] == path[:at]}):
                index += gone <= index
            return (*path[:at], index, *path[at + 1 :])
    return path
