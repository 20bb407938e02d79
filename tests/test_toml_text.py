"""TOML with the place of every table and key."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accepting import UNTIMED
from vmcheck.toml_text import Keys, TomlError, load_toml

TEXT = '''\
title = "top" # [[suppress]]
  "quoted key".'x' = 1
[[suppress]]
reason = """
[[suppress]]
rule = "inside a text"
"""""
list = [ # ]
  "a]", [
  {b = 1}], ]
[suppress.deeper]
a.b = \'\'\'
c = 1\'\'\'
[[ "suppress" ]]
[[suppress.inner]]
[[suppress.inner]]
ä = "\\\\"
last = 2
'''.replace("ä =", '"ä" =')
PLACES: dict[Keys, tuple[int, int]] = {
    ("title",): (1, 1),
    ("quoted key", "x"): (2, 3),
    ("suppress", 0): (3, 1),
    ("suppress", 0, "reason"): (4, 1),
    ("suppress", 0, "list"): (8, 1),
    ("suppress", 0, "deeper"): (11, 1),
    ("suppress", 0, "deeper", "a", "b"): (12, 1),
    ("suppress", 1): (14, 1),
    ("suppress", 1, "inner", 0): (15, 1),
    ("suppress", 1, "inner", 1): (16, 1),
    ("suppress", 1, "inner", 1, "ä"): (17, 1),
    ("suppress", 1, "inner", 1, "last"): (18, 1),
}
FAULTS = [
    (b"a = 1\nb = \n", (2, 5), "Invalid value"),
    (b"a = 1\n[b", (2, 3), "Expected ']'"),
    (b"a = 1\na = 2", (2, 6), "Cannot overwrite a value"),
    (b"\xef\xbb\xbfa = '\xc3\xa4' b", (1, 9), "Expected newline"),
    (b"# \xc3\xa4\n# \xff", (2, 3), "The byte 0xFF is not UTF-8"),
    (b"\xef\xbb\xbf# \xe4", (1, 3), "The byte 0xE4 is not UTF-8"),
    (b"a = " + b"[" * 5000, (1, 1), "nested too deeply"),
    (b"a = " + b"1" * 5000, (1, 1), "too long"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places(end: str) -> None:
    text = load_toml(TEXT.replace("\n", end).encode())
    assert text.positions == PLACES
    assert text.data == tomllib.loads(TEXT)


def test_what_has_no_place_has_that_of_the_nearest_it_is_in() -> None:
    text = load_toml(TEXT.encode())
    assert text.position(("suppress", 0, "list", 1)) == (8, 1)
    assert text.position(("suppress", 0, "vm")) == (3, 1)
    assert text.position(("elsewhere",)) == (1, 1)


@pytest.mark.parametrize(("raw", "position", "message"), FAULTS, ids=lambda value: str(value)[:20])
def test_faults(raw: bytes, position: tuple[int, int], message: str) -> None:
    with pytest.raises(TomlError, match=message) as caught:
        load_toml(raw)
    assert caught.value.position == position


def test_a_path_with_backslashes_gets_a_hint() -> None:
    for raw in (rb'path = "D:\VMs"', rb'path = "C:\Users\x"'):
        with pytest.raises(TomlError) as caught:
            load_toml(raw)
        assert caught.value.hint == r"Write Windows paths in single quotes: 'D:\VMs'."


values = st.sampled_from(
    [
        "1",
        '"a # b"',
        "'[x]'",
        "2027-01-31",
        "[1, [2]]",
        "[\n 1,\n]",
        '"""\n[[a]]\nb = 1\n"""',
        "'''\n'''",
        "{x = 1}",
    ]
)
pairs = st.dictionaries(st.sampled_from(["k", '"q k"', "k2", "'l]'"]), values, max_size=3)
tables = st.tuples(st.sampled_from(["[[list]]", "[[ list ]]", "[[list]] # [[x]]"]), pairs)


@UNTIMED
@given(st.lists(tables, max_size=4), st.sampled_from(["", "\n", "# comment = 1\n", "  "]))
def test_every_key_that_there_is_has_a_place(written: list[tuple[str, Any]], between: str) -> None:
    lines = [
        f"{between}{header}\n" + "".join(f"{between}{key} = {value}\n" for key, value in inside.items())
        for header, inside in written
    ]
    text = load_toml("".join(lines).encode())
    assert set(text.positions) == set(_tables(text.data))


def _tables(data: dict[str, Any]) -> Iterator[Keys]:
    for number, table in enumerate(data.get("list", ())):
        yield ("list", number)
        yield from (("list", number, key) for key in table)


@UNTIMED
@given(st.text(alphabet="[]{}=.\"'#\n ab\\", max_size=40))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    lines = text.split("\n")
    try:
        places = list(load_toml(text.encode()).positions.values())
    except TomlError as error:
        places = [error.position]
    for line, column in places:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
