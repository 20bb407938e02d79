"""What is wrong with an XML file, and where."""


class MarkupError(Exception):
    """An XML file that is broken, or that asks for what vmcheck does not do.

    Attributes:
        message: what was found and what was expected.
        hint: what to do about it, or None.
        line: 1-based; 0 where the one who raised it leaves it to the parser.
        column: 1-based, in code points.
    """

    def __init__(self, message: str, hint: str | None = None, line: int = 0, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column
