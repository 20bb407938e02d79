"""Patterns for names: ``*`` and ``?``, without case. Brackets mean themselves: names have them."""

import fnmatch
import re

WILDCARDS = frozenset("*?")


def has_wildcards(pattern: str) -> bool:
    """Whether a pattern can fit more than one name."""
    return not WILDCARDS.isdisjoint(pattern)


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern for ``fullmatch`` with a case-folded name."""
    return re.compile(fnmatch.translate(pattern.casefold().replace("[", "[[]")))
