"""XML that is broken or hostile: one clear error with its place, and bounded memory."""

import codecs
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import invoke
from tests.sources.exports import Reading, sort
from vmcheck.inventory.events import Place
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.powershell.reader import read_powershell
from vmcheck.sources.registry import sniff

OPEN = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">'
VM = '<Obj RefId="9"><MS><S N="Name">a</S><I32 N="Generation">2</I32></MS></Obj>'
UMLAUT = VM.replace(">a<", ">ä<")
LAUGHS = (
    '<!DOCTYPE Objs [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'{OPEN}<S N="Name">&b;</S></Objs>'
)
OUTSIDE = f'<!DOCTYPE Objs [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n{OPEN}<S N="Name">&x;</S></Objs>'
REPEATED = "".join(
    f'<Obj RefId="{level}"><LST>{f"""<Ref RefId="{level - 1}"/>""" * 30}</LST></Obj>'
    for level in range(1, 12)
)

BROKEN = [
    ("", 1, 1, "The file is empty"),
    (" \r\n", 1, 1, "The file is empty"),
    (LAUGHS, 1, 16, "document type"),
    (OUTSIDE, 1, 16, "document type"),
    (f"{OPEN}\n <S N='Name'>&x;</S></Objs>", 2, 14, "undefined entity"),
    (f"{OPEN}\n{'<Obj>' * 10_000}", 2, 996, "More than 200 elements"),
    (f"{OPEN}\n<Obj><MS>", 2, 10, "The file ends early: <MS> is not closed"),
    (f'{OPEN}\n<Obj><MS N="', 2, 6, "The file ends early: <Obj> is not closed"),
    (f"{OPEN}\n<Obj></Objs>", 2, 8, "<Obj> is open, and something else is closed"),
    (f"{OPEN}</Objs>\n<Objs/>", 2, 1, "junk after document element"),
    (f'{OPEN}<S N="ä">ä\x01</S></Objs>', 1, 91, "not well-formed"),
    (f"{OPEN}\n <Ref RefId='7'/></Objs>", 2, 2, 'Ref to an object with RefId "7" that did not come before'),
    (f"{OPEN}\n <Ref/></Objs>", 2, 2, "Ref to an object without RefId"),
    (f"{OPEN}\n<Obj><TNRef RefId='7'/></Obj></Objs>", 2, 6, "TNRef to type names"),
    (f"{OPEN}\n<Obj><Props><S>x</S></Props></Obj></Objs>", 2, 17, "<S> inside <Props> has no name"),
    (f"{OPEN}\n<Obj><DCT><En><S N='Key'>x</S></En></DCT></Obj></Objs>", 2, 31, "has no Key or no Value"),
    (f"{OPEN}\n <script/></Objs>", 2, 2, "<script> is no element of CLIXML"),
    (f'{OPEN}<Obj RefId="0"><LST/></Obj>\n{REPEATED}</Objs>', 2, 0, "More than 3,000,000 values"),
    ("<html><body/></html>", 1, 1, "its root is <html>, not <Objs>"),
    (f'<?xml version="1.0" encoding="ebcdic-cp-be"?>{OPEN}</Objs>', 1, 1, "its encoding is ebcdic-cp-be"),
]  # fmt: skip


def _read(data: bytes) -> Reading:
    return sort(read_powershell([SourceFile("x.xml", data)]))


@pytest.mark.parametrize(("text", "line", "column", "message"), BROKEN[2:])
def test_broken_file_is_one_error_with_its_place(text: str, line: int, column: int, message: str) -> None:
    reading = _read(text.encode())
    [problem] = reading.problems
    assert message in problem.message
    assert problem.place.line == line
    assert column in (0, problem.place.column)
    assert problem.severity == "error"
    assert not reading.records


@pytest.mark.parametrize("text", [LAUGHS, f"{OPEN}<Ref RefId='7'/></Objs>"])
def test_exit_code_of_a_hostile_file(text: str) -> None:
    done = invoke("check", "-", "--from", "clixml", stdin=text.encode())
    assert done.exit_code == 3
    assert ": error: " in done.output


def test_repeated_references_take_no_memory() -> None:
    levels = REPEATED.replace('RefId="1">', 'RefId="1"><!-- 30^11 values -->')
    tracemalloc.start()
    try:
        _read(f'{OPEN}<Obj RefId="0"><LST/></Obj>{levels}</Objs>'.encode())
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_claims_of_a_header_are_not_believed() -> None:
    reading = _read(f"{OPEN}{VM}<BA N='x' Length='1073741824'>AAAA</BA></Objs>".encode())
    assert [vm["name"] for vm in reading.vms] == ["a"]


def test_long_texts_are_refused() -> None:
    [problem] = _read(f"{OPEN}\n<S>{'x' * (17 << 20)}</S></Objs>".encode()).problems
    assert "A text of more than 16 million characters" in problem.message
    assert problem.place.line == 2
    many = f"<S N='a'>{'x' * (1 << 20)}</S>"
    [problem] = _read(
        f"{OPEN}<Obj><LST>{f'<Obj><MS>{many}</MS></Obj>' * 3}</LST></Obj></Objs>".encode()
    ).problems
    assert problem.severity == "warning"


def test_comment_without_end_is_not_waited_for() -> None:
    [problem] = _read(f"{OPEN}<!-- {'x' * (10 << 20)}".encode()).problems
    assert "More than 8 MB of one tag or comment" in problem.message


@pytest.mark.parametrize(
    "data",
    [
        f"{OPEN}{VM}</Objs>".encode("utf-16"),
        f"{OPEN}{VM}</Objs>".encode("utf-16-le"),
        f"{OPEN}{VM}</Objs>".encode("utf-16-be"),
        codecs.BOM_UTF16_BE + f"{OPEN}{VM}</Objs>".encode("utf-16-be"),
        f"{OPEN}{VM}</Objs>".encode("utf-8-sig"),
        f'<?xml version="1.0" encoding="UTF-16"?>{OPEN}{VM}</Objs>'.encode("ascii"),
        f'<?xml version="1.0" encoding="utf-16"?>{OPEN}{VM}</Objs>'.encode("utf-16"),
        f'<?xml version="1.0" encoding="Windows-1252"?>{OPEN}{UMLAUT}</Objs>'.encode("cp1252"),
    ],
    ids=["mark-le", "le", "be", "mark-be", "mark-8", "declared-16-is-ascii", "declared-16", "cp1252"],
)  # fmt: skip
def test_encodings(data: bytes) -> None:
    reading = _read(data)
    assert not reading.problems
    [vm] = reading.vms
    assert vm["name"] in "aä"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_clixml_is_recognised_in_every_encoding(encoding: str) -> None:
    kind = sniff(f"{OPEN}{VM}</Objs>".encode(encoding))
    assert kind is not None
    assert kind.name == "clixml"


def test_columns_count_code_points_in_every_encoding() -> None:
    text = f"{OPEN}\r\n\t<!-- ä😀 --> {VM.replace('>a<', '>ä😀<')}</Objs>"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        [record] = _read(text.encode(encoding)).records
        assert record.place(("generation",)) == Place("x.xml", 2, 51)


@given(st.binary(max_size=200))
def test_any_bytes_give_events_and_no_exception(data: bytes) -> None:
    assert not _read(f"{OPEN}{VM}".encode() + data).records


@given(st.data())
def test_a_cut_off_file_is_an_error(data: st.DataObject) -> None:
    text = f"{OPEN}{VM}</Objs>"
    cut = data.draw(st.integers(1, len(text) - 1))
    [problem] = _read(text[:cut].encode()).problems
    assert "ends early" in problem.message or "This is not XML" in problem.message
