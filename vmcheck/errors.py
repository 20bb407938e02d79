"""A file beside the inventories that cannot be used: suppressions, baseline."""

from collections.abc import Sequence

from vmcheck.inventory.events import Place, Problem


class FaultyFileError(ValueError):
    """A file that says what a run shall do, and does not fit. The run must not go on without it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take everything that is wrong with the file, in the order of its text; at least one problem."""
        super().__init__(problems[0].message)
        self.problems = tuple(problems)


def unreadable(file: str, error: OSError | ValueError) -> Problem:
    """The problem of a file that cannot be opened or read."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Problem(place=Place(file, 1, 1), pointer="", message=f"It cannot be read: {reason}.")
