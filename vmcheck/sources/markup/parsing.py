"""The events of an XML file, for a handler that makes something of them."""

from typing import Any, BinaryIO, Final, Protocol
from xml.parsers import expat

from vmcheck.inventory.faults import UnreadableError
from vmcheck.sources.markup.decoding import utf8_chunks
from vmcheck.sources.markup.fault import MarkupError

DEEPEST: Final = 200
"""Elements inside each other; Export-Clixml -Depth 10 gives about 40."""
_LONGEST: Final = 8 << 20
"""Bytes without any event. A tag or comment that long is nothing any tool writes, and slow to wait for."""
_ENDS_EARLY: Final = frozenset(
    {"no element found", "unclosed token", "unclosed CDATA section", "partial character"}
)


class Handler(Protocol):
    """Takes the events. It may raise MarkupError, which is then at the place of the event."""

    def start(self, name: str, attributes: dict[str, str], line: int, column: int) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between tags, perhaps not all of it."""


def parse(stream: BinaryIO, handler: Handler, largest: int | None = None) -> None:
    """Reads a whole file.

    Raises:
        MarkupError: it is not XML, has a document type or elements too deep inside each other; or what
            the handler raised. With its place.
        UnreadableError: the encoding is not one that can be read, the file is empty or too large.
        OSError: reading fails.
    """
    _Parsing(handler).read(stream, largest)


class _Parsing:
    def __init__(self, handler: Handler) -> None:
        # The encoding given here overrules the declaration.
        self._parser = parser = expat.ParserCreate("utf-8")
        self._handler = handler
        self._open: list[str] = []
        self._quiet = 0
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._met
        parser.StartDoctypeDeclHandler = self._refuse

    def read(self, stream: BinaryIO, largest: int | None) -> None:
        empty = True
        for chunk in utf8_chunks(stream, largest):
            empty = empty and not chunk.strip()
            self._quiet += len(chunk)
            self._feed(chunk, last=False)
            if self._quiet > _LONGEST:
                raise self._placed(MarkupError(f"More than {_LONGEST >> 20} MB of one tag or comment."))
        if empty:
            raise UnreadableError("The file is empty.")
        self._feed(b"", last=True)

    def _feed(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise MarkupError(self._reason(error), None, error.lineno, error.offset + 1) from None

    def _reason(self, error: expat.ExpatError) -> str:
        reason = expat.errors.messages[error.code]
        if reason in _ENDS_EARLY and self._open:
            return f"The file ends early: <{self._open[-1][:40]}> is not closed."
        if reason.startswith("mismatched tag") and self._open:
            return f"This is not XML: <{self._open[-1][:40]}> is open, and something else is closed."
        return f"This is not XML: {reason}."

    def _placed(self, error: MarkupError) -> MarkupError:
        if not error.line:
            error.line = self._parser.CurrentLineNumber
            error.column = self._parser.CurrentColumnNumber + 1
        return error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._quiet = 0
        if len(self._open) >= DEEPEST:
            raise self._placed(MarkupError(f"More than {DEEPEST} elements are inside each other."))
        self._open.append(name)
        try:
            parser = self._parser
            self._handler.start(name, attributes, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        except MarkupError as error:
            raise self._placed(error) from None

    def _end(self, name: str) -> None:
        self._quiet = 0
        try:
            self._handler.end(name)
        except MarkupError as error:
            raise self._placed(error) from None
        self._open.pop()

    def _text(self, text: str) -> None:
        self._quiet = 0
        try:
            self._handler.text(text)
        except MarkupError as error:
            raise self._placed(error) from None

    def _met(self, *_: Any) -> None:
        self._quiet = 0

    def _refuse(self, *_: Any) -> None:
        message = "The file has a document type (DOCTYPE), which could define entities."
        hint = "Neither Export-Clixml nor Hyper-V writes one. Remove it if you trust the file."
        raise self._placed(MarkupError(message, hint))
