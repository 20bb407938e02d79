"""The known word that is most like one that is not known: what every did-you-mean is made of."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like a given one, or None; case does not count.

    Of words that are equally alike it is the one that begins like the given one, then the first: HVB102 for
    HVB1O2.
    """
    from difflib import SequenceMatcher, get_close_matches

    by_folded = {name.casefold(): name for name in known}
    wanted = word.casefold()

    def likeness(name: str) -> tuple[float, int]:
        same = [one == other for one, other in zip(name, wanted, strict=False)]
        return SequenceMatcher(None, name, wanted).ratio(), (*same, False).index(False)

    close = get_close_matches(wanted, sorted(by_folded), n=max(len(by_folded), 1), cutoff=0.6)
    return by_folded[max(sorted(close), key=likeness)] if close else None
