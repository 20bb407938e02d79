"""Finding the catalogue's names among the words of a caption."""

from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class PhraseIndex(msgspec.Struct, Generic[T], frozen=True):
    """Names of one or more words, and what they stand for."""

    entries: dict[tuple[str, ...], T]
    lengths: dict[str, tuple[int, ...]]
    """How many words the names have that begin with a word, the longest first."""


class Match(msgspec.Struct, Generic[T], frozen=True):
    """A name of the catalogue that was found."""

    entry: T
    start: int
    """Index of its first word."""
    end: int
    """Index after its last word."""


def build_index(names: Iterable[tuple[str, T]]) -> PhraseIndex[T]:
    """Make names findable.

    Args:
        names: Each name as words with blanks between them, and what it stands for.

    Returns:
        The index.
    """
    entries: dict[tuple[str, ...], T] = {}
    lengths: dict[str, set[int]] = {}
    for name, entry in names:
        phrase = tuple(name.split())
        entries[phrase] = entry
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return PhraseIndex(entries, {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()})


def match_at(words: tuple[str, ...], start: int, index: PhraseIndex[T]) -> Match[T] | None:
    """Find the longest name that begins at a word.

    Args:
        words: The words of the caption.
        start: Where the name has to begin.
        index: The names to look for.

    Returns:
        The match, or None.
    """
    for length in index.lengths.get(words[start], ()):
        phrase = words[start : start + length]
        entry = index.entries.get(phrase)
        if entry is not None:
            return Match(entry, start, start + len(phrase))
    return None


def find_all(words: tuple[str, ...], index: PhraseIndex[T]) -> list[Match[T]]:
    """Find names wherever they stand: from left to right, the longest first, without overlap.

    Args:
        words: The words of the caption.
        index: The names to look for.

    Returns:
        The matches in order.
    """
    matches: list[Match[T]] = []
    position = 0
    while position < len(words):
        match = match_at(words, position, index)
        if match is None:
            position += 1
        else:
            matches.append(match)
            position = match.end
    return matches
