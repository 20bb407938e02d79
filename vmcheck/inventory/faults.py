"""Faults found while reading, before they are Problems with a place in a file."""


class UnreadableError(Exception):
    """An input that cannot be read at all.

    Attributes:
        message: what it is.
        hint: what to do about it, or None.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class MalformedError(Exception):
    """Text that is not JSON.

    Attributes:
        offset: where in the bytes at hand.
        message: what was found and what was expected.
        hint: what to do about it, or None.
    """

    def __init__(self, offset: int, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
