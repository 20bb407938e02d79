"""Did-you-mean, for every message about a name that does not exist."""

from collections.abc import Iterable


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """``, did you mean X?`` for the closest known name, or nothing; case does not count."""
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in known}
    close = get_close_matches(found.casefold(), by_folded, n=1, cutoff=0.6)
    return f", did you mean {by_folded[close[0]]}?" if close else ""
