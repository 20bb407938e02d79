"""The same inventory in every encoding gives the same VMs at the same places."""

import codecs

import pytest

from tests.inventory.reading import HEAD, problems, read, records
from vmcheck.inventory.events import Problem

TEXT = (
    HEAD + '[\r\n  {"name": "Größe-日本😀",\r\n   "id": "1", "state": "Off"},\r\n'
    '  {"name": "b", "stat": 1}\r\n]}\r\n'
)
ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16 little-endian": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16 big-endian": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
@pytest.mark.parametrize("window_size", [16, 17, 1 << 18])
def test_names_and_places(data: bytes, window_size: int) -> None:
    events = read(data, window_size=window_size)
    (record,) = records(events)
    assert record.vm.name == "Größe-日本😀"
    place = record.place(("state",))
    assert (place.line, place.column) == (3, 24)
    assert [(p.place.line, p.place.column, p.hint) for p in problems(events)] == [
        (4, 17, "Did you mean state?")
    ]


@pytest.mark.parametrize("window_size", [16, 1 << 18])
def test_keys_after_the_vms_are_found_in_utf16(window_size: int) -> None:
    text = '{"schema_version": 1, "hosts": [], "vms": [], "file_servers": [{"name": "FS01"}]}'
    (opened,) = read(text.encode("utf-16"), window_size=window_size)
    assert opened.header.file_servers[0].name == "FS01"  # type: ignore[union-attr,index] # it is Opened


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (TEXT.encode("utf-32"), "This is UTF-32, which cannot be read."),
        (b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"), "This is UTF-32, which cannot be read."),
        (TEXT.encode("utf-32-be"), "This looks like UTF-16 or UTF-32 without a byte order mark."),
        (TEXT.encode("utf-16-le"), "This looks like UTF-16 or UTF-32 without a byte order mark."),
        (TEXT.encode("utf-16-be"), "This looks like UTF-16 or UTF-32 without a byte order mark."),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, message: str) -> None:
    (problem,) = read(data)
    assert isinstance(problem, Problem)
    assert problem.message == message


def test_a_byte_that_is_not_utf8_refuses_its_vm_alone() -> None:
    events = read((HEAD + '[{"name": "a"}, {"name": "Grö"}, {"name": "c"}]}').encode("cp1252"))
    assert [record.vm.name for record in records(events)] == ["a", "c"]
    (problem,) = problems(events)
    assert (problem.message, problem.pointer) == ("The byte 0xF6 is not UTF-8.", "/vms/1")
    assert problem.place.column == len(HEAD) + 29


def test_half_a_utf16_character_refuses_its_vm_alone() -> None:
    text = HEAD + '[{"name": "a\ud83d"}, {"name": "b"}]}'
    events = read(codecs.BOM_UTF16_LE + text.encode("utf-16-le", "surrogatepass"))
    assert [record.vm.name for record in records(events)] == ["b"]
    assert problems(events)[0].message == "Half a character: a surrogate without its other half."


def test_utf16_that_ends_within_a_character() -> None:
    events = read(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-40] + b"x")
    assert problems(events)[-1].message.startswith("The input ends")
