"""What an input is taken for by its first bytes."""

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.sources.exports import SAMPLES
from vmcheck.sources.kind import SourceKind
from vmcheck.sources.registry import HEAD, KINDS, kind_named, sniff

HEADS = [
    (b'{"schema_version": 1, "vms": []}', "inventory"),
    (b'{"vms": [{"Name": "a", "State": 2, "Generation": 1}]}', "inventory"),
    (b'{"name": "a", "generation": 2, "state": "Off"}\n{"name": "b"}', "inventory"),
    (b'{"name": "a", "generation": 2, "x-owner": "b", "x-origin": {"facts": {}}}', "inventory"),
    (b'{"schema_version": 1, "hosts": [{"VMName": 1}]}\n', "inventory"),
    (b'\r\n [ {"Name": "a", "Generation": 2} ]', "powershell"),
    (b'{"Name": "a", "State": 2, "Heartbeat": 1, "MemoryAssigned": 0}', "powershell"),
    (b'{"value": [{"Name": "a", "Generation": 2}], "Count": 1}', "powershell"),
    (b'[[[{"VhdType": 3}]]]', "powershell"),
    (b'{"Count": 1, "value": {"value": [{"VhdFormat": 3}], "Count": 1}}', "powershell"),
    (b'[{"Name": "a", "Version": {"Major": 5}, "Generation": 1, "HardDr', "powershell"),
    (b'[{"Name": "a\\"}], \\"vms\\": {", "Generation": 1}]', "powershell"),
    (b'[{"VMName": "a", "ControllerLocation": 0, "DvdMediaType": 2, "Path": "C:\\\\x.iso"}]', None),
    (b'[{"Name": "Spooler", "Status": 4}]', None),
    (b'[{"Name": "group", "State": 0, "OwnerNode": "N1"}]', None),
    (b"[]", None),
    (b"null", None),
    (b"", None),
    (b'"Get-VM"', None),
    (b"Name,State\r\na,Running", None),
    (b"<Objs/>", None),
]


def name_of(head: bytes) -> str | None:
    kind = sniff(head, "any.json")
    return None if kind is None else kind.name


@pytest.mark.parametrize(("head", "kind"), HEADS)
def test_input_is_told_by_its_keys(head: bytes, kind: str | None) -> None:
    assert name_of(head) == kind


@pytest.mark.parametrize(("head", "kind"), HEADS)
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_encoding_makes_no_difference(head: bytes, kind: str | None, mark: bytes, encoding: str) -> None:
    assert name_of(mark + head.decode().encode(encoding)) == kind


def test_unreadable_encoding_is_left_to_the_inventory_reader() -> None:
    assert sniff('{"vms": []}'.encode("utf-32")) is None


@pytest.mark.parametrize(
    "file", sorted(SAMPLES.rglob("*.json")), ids=lambda file: f"{file.parent.name}/{file.name}"
)
def test_samples_are_exports(file: Path) -> None:
    assert name_of(file.read_bytes()[:HEAD]) == "powershell"


@example(b"\x00\r,")
@example(b"a," + b"b" * 200_000)
@given(st.binary(max_size=200) | st.text('{}[]":,\\aVM', max_size=80).map(str.encode))
def test_any_bytes_can_be_sniffed(head: bytes) -> None:
    assert name_of(head) in {"inventory", "powershell", None}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_named_and_has_a_reader(kind: SourceKind) -> None:
    assert kind_named(kind.name.upper()) is kind
    assert callable(kind.source())


def test_a_kind_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="unknown kind 'powershel', did you mean powershell"):
        kind_named("powershel")
