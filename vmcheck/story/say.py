"""Our sentences with foreign words in them."""

import re
from collections.abc import Iterable, Iterator

from vmcheck.pages.blocks import Foreign, Text

_GAP = re.compile(r"\{([a-z_]+)\}")


def say(sentence: str, **words: Text | Foreign) -> Text:
    """Fill the gaps of a sentence: ``{host}`` with words that are ours or foreign.

    Raises:
        KeyError: There is no word for a gap.
    """
    parts = _GAP.split(sentence)
    return joined(part if not index % 2 else words[part] for index, part in enumerate(parts))


def joined(texts: Iterable[Text | Foreign], between: str = "") -> Text:
    """Texts one after the other."""
    return tuple(_flat(texts, between))


def _flat(texts: Iterable[Text | Foreign], between: str) -> Iterator[str | Foreign]:
    for index, text in enumerate(texts):
        if index and between:
            yield between
        if isinstance(text, tuple):
            yield from text
        elif isinstance(text, Foreign) or text:
            yield text


def listed(words: Iterable[str]) -> Text:
    """Names, paths or facts, one after the other."""
    return joined((Foreign(word, code=True) for word in words), ", ")


def spoken(text: Text) -> str:
    """Text without markup and without escapes, for programs."""
    if isinstance(text, str):
        return text.replace("`", "")
    return "".join(part.replace("`", "") if isinstance(part, str) else part.text for part in text)
