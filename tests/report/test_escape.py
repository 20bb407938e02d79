"""No name, whatever is in it, does anything but show itself."""

import csv
import re
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.report.escape import csv_cell, terminal, without_surrogates

ANYTHING = st.text(st.characters(categories=["C", "L", "M", "N", "P", "S", "Z"]))
NASTY = st.lists(
    st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", " ", '"', "'", "::", "##vso[", "error", "a", ",",
                     "\x1b[", "\u202e", "\u200b", "\udc80", "\uff1d", "\\", "\u3000", ";"])
).map("".join)  # fmt: skip
NAMES = ANYTHING | NASTY


@given(NAMES)
def test_terminal_shows_no_control_character(name: str) -> None:
    shown = terminal(name)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert shown.encode().decode() == shown


@pytest.mark.parametrize("codes", [
    (0x202A, 0x202E), (0x2066, 0x2069), (0x200B, 0x200F), (0x80, 0x9F), (0x180B, 0x180F), (0x2800, 0x2800),
    (0xFE00, 0xFE0D), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
])  # fmt: skip
def test_terminal_shows_what_cannot_be_seen(codes: tuple[int, int]) -> None:
    for code in range(codes[0], codes[1] + 1):
        assert terminal(f"a{chr(code)}b") == f"a\\u{{{code:x}}}b"


@given(NAMES)
def test_terminal_gives_no_command_to_a_build_server(name: str) -> None:
    shown = terminal(name)
    assert not re.search(r"::[A-Za-z-]+(\s[^:]*)?::", shown)
    assert not re.search(r"##([a-z]*)\[", shown)


@pytest.mark.parametrize(
    "name",
    [
        "SQL01",
        "C:\\ClusterStorage\\Volume1",
        "fe80::1",
        "\u00e9t\u00e9",
        "a#b",
        "\u672c",
        "\u2764\ufe0f",
        "\u0627\u0660",
    ],
)
def test_terminal_leaves_ordinary_text_alone(name: str) -> None:
    assert terminal(name) == name


@given(NAMES)
def test_without_surrogates_can_be_encoded_and_changes_nothing_else(name: str) -> None:
    shown = without_surrogates(name)
    assert shown.encode().decode() == shown
    assert shown == name or re.search("[\ud800-\udfff]", name)


@given(NAMES)
def test_csv_cell_comes_back_from_a_csv_reader_as_no_formula(name: str) -> None:
    cell = csv_cell(name)
    stream = StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow([cell, "next"])
    assert list(csv.reader(StringIO(stream.getvalue(), newline=""))) == [[cell, "next"]]
    assert not re.match(r"[\s\"`\u2018-\u201d]*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell)
    assert cell.encode().decode() == cell


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", '"=1', "\uff1d1", " \uff20x", "'=1"]
)
def test_csv_cell_marks_formulas_as_text(name: str) -> None:
    assert csv_cell(name).startswith("'")


@pytest.mark.parametrize("name", ["SQL-01", "a=b", "", "O'Brien", "\u672c", "1-2"])
def test_csv_cell_leaves_ordinary_text_alone(name: str) -> None:
    assert csv_cell(name) == name
