"""The keys and values of the outermost object of an inventory."""

from collections.abc import Iterator

import msgspec

from vmcheck.inventory.events import Place
from vmcheck.inventory.faults import MalformedError
from vmcheck.inventory.positions import pointer_of, text_of
from vmcheck.inventory.record import Extract
from vmcheck.inventory.syntax import unexpected
from vmcheck.inventory.textfault import text_fault
from vmcheck.inventory.window import Window


def read_keys(window: Window) -> Iterator[tuple[str, Place]]:
    """Yields the keys of the object that begins where the window is, up to the end of the input.

    Whoever asks must read the value of each key before the next one.

    Raises:
        MalformedError: it is not JSON; the offset is one of the window.
    """
    yield from read_members(window)
    if window.peek():
        raise unexpected(window.data, window.offset, "nothing after the end of the document")


def read_members(window: Window) -> Iterator[tuple[str, Place]]:
    """Yields the keys of the object that begins where the window is, and leaves it behind the object.

    Whoever asks must read the value of each key before the next one.

    Raises:
        MalformedError: it is not JSON; the offset is one of the window.
    """
    window.offset += 1
    mark = window.peek()
    while mark != b"}":
        place = window.place()
        yield _key(window), place
        mark = window.peek()
        if mark not in (b",", b"}"):
            raise unexpected(window.data, window.offset, "a comma or }")
        if mark == b",":
            window.offset += 1
            mark = window.peek()
            if mark == b"}":
                raise MalformedError(window.offset, "A comma stands before }.", "Remove the comma.")
    window.offset += 1


def read_value(window: Window, key: str) -> Extract:
    """The text of the value where the window is; leaves the window behind it.

    Raises:
        MalformedError: it is not JSON; the offset is one of the window.
    """
    end = window.value_end()
    start = window.offset
    window.offset = end
    return Extract(window.data[start:end], window.file, *window.position(start), root=pointer_of((key,)))


def _key(window: Window) -> str:
    """Reads a key and the colon after it."""
    if window.peek() != b'"':
        raise unexpected(window.data, window.offset, "a key in double quotes")
    end = window.value_end()
    token = window.data[window.offset : end]
    try:
        key = text_of(token)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        fault = text_fault(token) or MalformedError(0, "The key cannot be read.")
        raise MalformedError(window.offset + fault.offset, fault.message, fault.hint) from error
    window.offset = end
    if window.peek() != b":":
        raise unexpected(window.data, window.offset, "a colon after the key")
    window.offset += 1
    window.peek()
    return key
