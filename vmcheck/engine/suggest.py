"""Did-you-mean, for every message about a name that does not exist."""

from collections.abc import Iterable


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """``, did you mean X?`` for the closest known name, or nothing; case does not count."""
    from vmcheck.nearest import nearest

    close = nearest(found, known)
    return "" if close is None else f", did you mean {close}?"
