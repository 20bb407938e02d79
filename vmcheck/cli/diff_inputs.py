"""The two sides of vmcheck diff, opened: whatever vmcheck check takes, or a file in a git revision."""

from collections.abc import Iterator
from contextlib import contextmanager

from vmcheck.cli.git_show import RevisionError, open_revision
from vmcheck.cli.inputs import open_inventories
from vmcheck.cli.revision import Revision, parse_revision
from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Place, Problem
from vmcheck.sources.kind import SourceKind
from vmcheck.sources.reading import InputReader


@contextmanager
def open_side(argument: str, *, quiet: bool, kind: SourceKind | None = None) -> Iterator[Iterator[Event]]:
    """Give the events of one side, with a progress bar on a terminal if it is long."""
    revision = parse_revision(argument)
    if revision is not None:
        yield _read_revision(revision, kind)
        return
    with open_inventories((argument,), quiet=quiet, kind=kind) as events:
        yield events


def _read_revision(revision: Revision, kind: SourceKind | None) -> Iterator[Event]:
    """A revision that cannot be read is a problem of the input, like a file that is missing."""
    try:
        with open_revision(revision) as stream, DuplicateIndex() as duplicates:
            yield from InputReader(kind).read(stream, revision.name, duplicates=duplicates)
            yield from duplicates.problems()
    except RevisionError as error:
        yield Problem(place=Place(revision.name, 1, 1), pointer="", message=str(error), hint=error.hint)
