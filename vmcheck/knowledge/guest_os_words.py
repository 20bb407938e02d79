"""A caption or KVP name as plain words: what is decoration goes, what is said differently becomes alike."""

import re
from functools import lru_cache

from vmcheck.knowledge.guest_os_catalogue import Vocabulary

_WORD = re.compile(r"[^\W_]*[0-9](?:\.[0-9]+)+|[^\W_]+")
_ENTITY = r"&(?:amp;)*(?:#[0-9]+|#x[0-9a-f]+|reg|trade|copy|nbsp|amp|quot|apos|lt|gt);?"
_VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")


def words_of(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Read a name as words in lower case.

    Trademark signs, HTML entities, punctuation, underscores and the disk path that
    Win32_OperatingSystem.Name carries after ``|`` are no part of it. A version stays one word.

    Args:
        text: The name as it was collected.
        vocabulary: Spellings that are alike.

    Returns:
        The words in order; empty if there are none.
    """
    plain = text.partition("|")[0].casefold()
    if "&" in plain:
        plain = re.sub(_ENTITY, " ", plain)
    for mark in vocabulary.marks:
        if mark in plain:
            plain = plain.replace(mark, " ")
    if not plain.isascii():
        import unicodedata  # most names are ASCII, and start-up time counts

        plain = unicodedata.normalize("NFKC", plain).casefold()
    words: list[str] = []
    for word in _WORD.findall(plain):
        words.extend(_spelled_alike(word, vocabulary))
    return tuple(words)


def _spelled_alike(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    alias = vocabulary.aliases.get(word)
    if alias is not None:
        return tuple(alias.split())
    head = word.rstrip("0123456789.")
    if head != word and head in vocabulary.glued_heads:
        return (*_spelled_alike(head, vocabulary), word[len(head) :])
    return (word,)


@lru_cache(maxsize=1024)
def version_numbers(text: str) -> tuple[int, ...] | None:
    """Read the version at the beginning of a text.

    Args:
        text: ``6.1.7601``, ``6.1.7601 Service Pack 1``, ``v3.23`` or anything.

    Returns:
        Its components, or None if the text does not begin with a version.
    """
    found = _VERSION.match(text.strip().lstrip("vV"))
    return tuple(int(part) for part in found[0].split(".")) if found else None


def is_version(word: str) -> bool:
    """Tell whether a whole word is a version: digits, and groups of digits after dots."""
    return _VERSION.fullmatch(word) is not None


def service_pack_in(words: tuple[str, ...]) -> int | None:
    """Find a service pack in a name: ``SP2``, ``Service Pack 2``.

    Args:
        words: The words of the name.

    Returns:
        Its number, or None if the name does not tell one.
    """
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        if word.startswith("sp") and _is_digit(word[2:]):
            return int(word[2:])
        pack = word == "sp" or (word == "pack" and position > 0 and words[position - 1] == "service")
        if pack and _is_digit(following):
            return int(following)
    return None


def _is_digit(text: str) -> bool:
    return len(text) == 1 and text in "0123456789"
