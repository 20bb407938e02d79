"""A kind of input: how it is named, recognised and read."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from vmcheck.sources.interface import Source

Looks = Callable[[bytes, str], bool]
"""Whether an input is of a kind, by its first bytes (UTF-8, they may end anywhere) and its name."""


class SourceKind(Struct, frozen=True, kw_only=True):
    """A kind of input.

    Attributes:
        name: for --from.
        about: for people: what was taken for this kind. With a small letter, no full stop.
        suffixes: of its files in a folder, in small letters, with the dot.
        looks: its Looks as module:function, imported when it is asked. Cheap, and the imports of its
            module are, too.
        reader: its Source as module:function, imported when the first file is read. Kinds with one
            reader may be parts of one export: the files of a folder are read, and joined, together.
        ready: its Source where that was made for this run, such as one with a column map; else None.
    """

    name: str
    about: str
    suffixes: tuple[str, ...]
    looks: str
    reader: str
    ready: "Source | None" = None

    def looks_like(self, head: bytes, name: str) -> bool:
        """Whether an input is of this kind."""
        looks: Looks = _imported(self.looks)
        return looks(head, name)

    def source(self) -> "Source":
        """What reads it."""
        if self.ready is not None:
            return self.ready
        source: Source = _imported(self.reader)
        return source


def _imported(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)
