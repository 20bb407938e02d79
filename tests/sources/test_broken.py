"""Files that cannot be read: one clear problem with its place, and the others go on."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.exports import VM, read, sort
from vmcheck.inventory.events import Place
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.powershell.reader import read_powershell

GOOD = b'[{"Name": "good", "Generation": 2}]'
BROKEN = [
    (b"", 1, 1, "The file is empty"),
    (b" \r\n ", 1, 1, "The file is empty"),
    (b'[{"Name": "a",\n "Gener', 2, 8, "cut off"),
    (b'[{"Name": "a"},\n]', 2, 1, "A comma stands before ]"),
    (b'[{"Name": "a"}]\n{"Name": "b"', 2, 13, "cut off"),
    (b'[{"Name": "a"}]\nWARNING: done', 2, 1, "Expected a value, found WARNING"),
    (b'WARNING: slow\r\n[{"Name": "a", "Generation": 2}]', 1, 1, "that begins 1 line further down"),
    ('[{"Name": "ä"},'.encode() + b'{"Name": "\xe4"}]', 1, 26, "0xE4 is not UTF-8"),
    (b'{"Name": "' + b"a" * (65 << 20), 1, 1, "A value is larger than 64 MB"),
    (b'{"Name": "\\ud800"}', 1, 11, "surrogate"),
    (b'{"Name": NaN}', 1, 10, "NaN"),
    (b'{"Size": 1e999}', 1, 10, "too large"),
    (b"PK\x03\x04", 1, 1, "Expected a value"),
    (b"[" * 5000 + b"]" * 5000, 1, 17, "nested too deeply"),
    (b'{"a":' * 5000 + b"1" + b"}" * 5000, 1, 1, "nested too deeply"),
    ("[]".encode("utf-32"), 1, 1, "UTF-32"),
]


@pytest.mark.parametrize(
    ("data", "line", "column", "message"), [pytest.param(*case, id=case[3]) for case in BROKEN]
)
def test_broken_file_is_one_error_and_the_others_are_read(
    data: bytes, line: int, column: int, message: str
) -> None:
    reading = read({"broken.json": data, "good.json": GOOD})
    assert [vm["name"] for vm in reading.vms] == ["good"]
    [problem] = reading.problems
    assert problem.place == Place("broken.json", line, column)
    assert message in problem.message
    assert problem.severity == "error"


def test_lists_nested_beyond_reason_are_no_output() -> None:
    reading = read({"deep.json": b"[" * 200 + b'{"Name": "a", "Generation": 1}' + b"]" * 200})
    assert not reading.records
    assert reading.messages == ["The file holds no output of a cmdlet that vmcheck reads. It was left out."]


class _Failing(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(5, f"Input/output error after {size}")


def test_failing_disk_is_an_error() -> None:
    reading = sort(read_powershell([SourceFile("bad.json", _Failing()), SourceFile("good.json", GOOD)]))
    assert [vm["name"] for vm in reading.vms] == ["good"]
    assert "Reading stopped: Input/output error" in reading.messages[0]


def test_many_kinds_of_doubt_are_cut_short() -> None:
    vms = ",".join(f'{{"Name": "a", "Generation": 1, "State": {number}}}' for number in range(100, 200))
    reading = read({"vms.json": f"[{vms}]".encode()})
    assert len(reading.problems) == 51
    assert reading.messages[-1] == "50 more values of other kinds were not understood."


@given(st.binary(max_size=300))
def test_any_bytes_give_events_and_no_exception(data: bytes) -> None:
    reading = read({"any.json": data})
    assert len(reading.records) <= len(reading.opened)


@given(st.data())
def test_a_cut_off_file_is_an_error(data: st.DataObject) -> None:
    text = str([VM, VM]).replace("'", '"').encode()
    cut = data.draw(st.integers(1, len(text) - 1))
    [problem] = read({"cut.json": text[:cut]}).problems
    assert "cut off" in problem.message
    assert problem.place == Place("cut.json", 1, cut + 1)
