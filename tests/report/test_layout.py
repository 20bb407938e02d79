"""Columns of a terminal: Chinese characters take two, accents none, and tables stay aligned."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.report.layout import Cell, display_width, grid, hanging, shorten, wrap

TEXT = st.text(st.sampled_from("ab -/\\\u672c\u30c7e\u0301\U0001f600:._")) | st.text(
    st.characters(categories=["L", "Mn", "N", "P", "S"])
)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("SQL01", 5), ("\u672c", 2), ("e\u0301", 1), ("\U0001f600", 2), ("\uff21", 2)],
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@given(TEXT, st.integers(2, 30))
def test_wrap_keeps_the_text_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("D:\\VMs\\SQL01\\data.vhdx", 14, ["D:\\VMs\\SQL01\\", "data.vhdx"]),
        ("on iqn.1991-05.com.microsoft", 10, ["on iqn.", "1991-05.", "com.micros", "oft"]),
        ("aaaaaaa", 3, ["aaa", "aaa", "a"]),
        ("\u672c\u672c\u672c", 5, ["\u672c\u672c", "\u672c"]),
        ("a\nb", 5, ["a", "b"]),
        ("", 5, [""]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(TEXT, st.integers(5, 20))
def test_shorten_fits_and_says_so(text: str, width: int) -> None:
    short = shorten(text, width)
    assert display_width(short) <= width
    assert short == text or (short.endswith("...") and text.startswith(short[:-3]))


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_grid_aligns_its_columns(rows: list[tuple[str, str]]) -> None:
    cells = [(Cell(name.replace("|", "")), Cell("|" + why.replace(" ", ""))) for name, why in rows]
    lines = grid((Cell("VM"), Cell("|Why")), cells, (12, 1000))
    starts = {display_width(line[: line.index("|")]) for line in lines if "|" in line}
    assert len(starts) == 1


def test_grid_wraps_each_cell_by_itself() -> None:
    lines = grid((Cell("VM"), Cell("Why")), [(Cell("a b"), Cell("c")), (Cell("d"), Cell("e f"))], (1, 1))
    assert lines == ["VM  Why", "--  ---", "a   c", "b", "d   e", "    f"]


def test_grid_paints_words_and_not_the_blanks_beside_them() -> None:
    (line,) = grid((Cell("VM"),), [(Cell("a", "31"),)], (5,))[2:]
    assert re.fullmatch(r"\x1b\[31ma ?\x1b\[0m", line)


def test_hanging_indents_below_the_text() -> None:
    assert hanging("note: ", "aaaa bbbb cccc dddd eeee ffff", 26) == [
        "note: aaaa bbbb cccc dddd",
        "      eeee ffff",
    ]
