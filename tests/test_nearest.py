"""The word that was meant."""

import pytest

from vmcheck.nearest import nearest

RULES = ("HVB101", "HVB102", "HVB112", "HVB401", "HVB421", "HVB512")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("HVB1O2", RULES, "HVB102"),
        ("hvb12", RULES, "HVB102"),
        ("HVB4O1", RULES, "HVB401"),
        ("jsno", ("json", "junit", "ndjson"), "json"),
        ("JSNO", ("Json",), "Json"),
        ("zzz", RULES, None),
        ("", RULES, None),
        ("json", (), None),
    ],
)
def test_it_begins_like_the_given_one(word: str, known: tuple[str, ...], meant: str | None) -> None:
    assert nearest(word, known) == meant
    assert nearest(word, known[::-1]) == meant
