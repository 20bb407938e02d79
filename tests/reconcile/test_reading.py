"""Logs in the shapes of real ones, in every encoding, line by line."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconcile.reading import FOLDER, LOGS, Noting, expected, found
from vmcheck.reconcile.labels import labels_in
from vmcheck.reconcile.reading import EXAMPLES, Log, read_log
from vmcheck.reconcile.text import LONGEST, LogText, UnreadableLogError

PIECES = (
    "Caption: Online\\VM",
    "Offline\\",
    "Backup Using Saved State\\",
    " on ",
    '"',
    "\\",
    ": ",
    "Component: 5f0c2e4a-0000-4000-8000-000000000022",
    "D:\\Online\\x.vhdx",
    "Legende: En ligne\\VM",
)
LINES = st.lists(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=["Cs", "Cc"])))).map(
        "".join
    )
)


class OneByteAtATime(BytesIO):
    """A pipe that gives little."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(1 if size else 0)


def lines_of(data: bytes, encoding: str | None = None) -> list[str]:
    return list(LogText(BytesIO(data), encoding).lines())


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.name)
def test_a_log(path: Any) -> None:
    assert found(path) == expected(path)


def test_every_expectation_has_its_log() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {f"{path.name}.json" for path in LOGS}


@given(LINES)
def test_every_line_is_in_one_bucket(lines: list[str]) -> None:
    log, statements = Log("log"), Noting()
    read_log(log, lines, statements)
    assert log.lines == len(lines)
    assert {one.place.line for one in statements.all} == {
        number for number, line in enumerate(lines, 1) if any(labels_in(line))
    }
    assert log.counts["statement"] == len({one.place.line for one in statements.all})
    for bucket in ("doubtful", "unknown"):
        shown = [one.line for one in log.shown if one.bucket == bucket]
        assert len(shown) == min(EXAMPLES, log.counts[bucket])
        assert not set(shown) & {one.place.line for one in statements.all}


@given(LINES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_the_encoding_makes_no_difference(lines: list[str], encoding: str) -> None:
    text = "".join(f"{line}\r\n" for line in ["first", *lines])
    assert lines_of(text.encode(encoding)) == ["first", *lines]
    assert lines_of(text.encode("utf-16-le"), "utf-16-le") == ["first", *lines]


@given(st.binary())
def test_any_bytes_are_lines_or_are_refused(data: bytes) -> None:
    try:
        lines = lines_of(data)
    except UnreadableLogError:
        return
    "".join(lines).encode()


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.name)
def test_a_slow_pipe_makes_no_difference(path: Any) -> None:
    data = path.read_bytes()
    assert list(LogText(OneByteAtATime(data)).lines()) == lines_of(data)


def test_a_line_without_end_is_cut_and_counts_once() -> None:
    first, second = lines_of(b"x" * (3 * LONGEST) + b"\nend\n")
    assert (first, second) == ("x" * LONGEST, "end")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Online\\A".encode("utf-32"), "UTF-32"),
        (b"PK\x03\x04\x00\x00\x00\x00rest", "no text"),
        (b"\x00" * 64, "no text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableLogError, match=message):
        LogText(BytesIO(data))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Caption : Online\\SQL 01", [("SQL 01",)]),
        ("Virtual Machine Online\\SQL01", [("SQL01",)]),
        ("Virtual Machines\\Offline\\SQL01", [("SQL01",)]),
        ("caption=OFFLINE\\SQL01  ", [("SQL01",)]),
        ("Path = D:\\Online\\SQL01", []),
        ("\\\\server\\Online\\SQL01", []),
        ("\\\\Online\\SQL01", []),
        ("it went Online\\SQL01", []),
        ("Onlines\\SQL01", []),
        ("Source details: \\Backup Using Saved State\\A on B", [("A on B",)]),
        ("jobs for \\Backup Using Saved State\\A on B on C", [("A on B on C", "A on B", "A")]),
        ('"Online\\A" "Offline\\B"', [("A",), ("B",)]),
        ('Caption: Online\\say "hi"', [('say "hi"',)]),
    ],
)
def test_labels(line: str, names: list[tuple[str, ...]]) -> None:
    assert [label.names for label in labels_in(line)] == names
