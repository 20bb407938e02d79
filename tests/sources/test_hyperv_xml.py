"""Configuration files: those that are none or hostile, and folders as Hyper-V lays them out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import invoke
from tests.sources.exports import Reading, sort
from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.sources.folder import read_folder
from vmcheck.sources.hyperv_xml.reader import LARGEST, read_hyperv_xml
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.registry import sniff

HEAD = '<?xml version="1.0" encoding="UTF-16" standalone="yes"?>\n'


def _vm(name: str, identity: str = "3f0c2d1e-0000-4000-8000-000000000001") -> str:
    return (
        f"{HEAD}<configuration><manifest><size>0</size></manifest><properties><name>{name}</name>"
        f"<global_id>{identity}</global_id><type_id>Virtual Machines</type_id></properties></configuration>"
    )


BROKEN = [
    ("", 1, 1, "The file is empty"),
    (f"{HEAD}<configuration><properties><name>a</name>", 2, 42, "<properties> is not closed"),
    (f"{HEAD}<!DOCTYPE configuration [<!ENTITY a 'b'>]><configuration/>", 2, 25, "document type"),
    (f'{HEAD}<!DOCTYPE configuration SYSTEM "file:///etc/passwd"><configuration/>', 2, 52, "document type"),
    (f"{HEAD}<configuration>\n{'<a>' * 10_000}", 3, 598, "More than 200 elements are inside each other"),
    (f"{HEAD}<configuration><properties><name>&b;</name>", 2, 34, "undefined entity"),
    (f"{HEAD}<settings/>", 2, 1, "its root is <settings>, not <configuration>"),
    (f"{HEAD}<configuration>{'x' * LARGEST}</configuration>", 1, 1, "larger than 8 MB"),
]


def _read(*texts: str) -> Reading:
    files = [SourceFile(f"{number}.xml", text.encode()) for number, text in enumerate(texts)]
    return sort(read_hyperv_xml(files))


@pytest.mark.parametrize(("text", "line", "column", "message"), BROKEN)
def test_broken_file_is_one_error_and_the_others_are_read(
    text: str, line: int, column: int, message: str
) -> None:
    reading = _read(text, _vm("good"))
    assert [vm["name"] for vm in reading.vms] == ["good"]
    [problem] = reading.problems
    assert message in problem.message
    assert (problem.place.line, problem.place.column) == (line, column)
    assert problem.severity == "error"


def test_hostile_file_exits_with_3() -> None:
    hostile = f"{HEAD}<!DOCTYPE configuration [<!ENTITY a 'b'>]><configuration><properties/></configuration>"
    done = invoke("check", "-", "--from", "hyperv-xml", stdin=hostile.encode())
    assert done.exit_code == 3
    assert ": error: " in done.output


def test_other_programs_have_files_with_that_root() -> None:
    other = '<configuration><startup><supportedRuntime version="v4.0"/></startup></configuration>'
    assert sniff(other.encode(), "app.config") is None
    reading = _read(other)
    assert reading.messages == ["This is no configuration of a VM: it has no <properties>."]
    assert not reading.opened


def test_folder_of_a_host(tmp_path: Path) -> None:
    for number, name in enumerate(("SQL01", "WEB01")):
        folder = tmp_path / name / "Virtual Machines"
        folder.mkdir(parents=True)
        identity = f"3f0c2d1e-0000-4000-8000-00000000000{number}"
        (folder / f"{identity}.xml").write_bytes(_vm(name, identity).encode("utf-16"))
        (tmp_path / name / "Virtual Hard Disks").mkdir()
        (tmp_path / name / "Virtual Hard Disks" / "not-looked-at.xml").write_text("<x/>")
    with DuplicateIndex() as duplicates:
        reading = sort(read_folder(tmp_path, "vms", duplicates=duplicates))
    assert [vm["name"] for vm in reading.vms] == ["SQL01", "WEB01"]
    assert not reading.problems
    place = reading.records[0].place()
    assert Path(place.file) == Path(
        "vms", "SQL01", "Virtual Machines", "3f0c2d1e-0000-4000-8000-000000000000.xml"
    )
    with DuplicateIndex() as duplicates:
        alone = sort(read_folder(tmp_path / "WEB01", "WEB01", duplicates=duplicates))
    assert [vm["name"] for vm in alone.vms] == ["WEB01"]


def test_vm_that_occurs_twice_in_a_folder_is_named_by_its_files(tmp_path: Path) -> None:
    for name in ("copy.xml", "original.xml"):
        (tmp_path / name).write_text(_vm("SQL01"))
    done = invoke("check", tmp_path, "--format", "text")
    twice = next(line for line in done.output.splitlines() if "earlier VM" in line)
    assert twice.startswith(f"{tmp_path / 'original.xml'}:2:1: error: The id")
    assert f"See {tmp_path / 'copy.xml'}:2:1" in twice


@given(st.binary(max_size=200))
def test_any_bytes_give_events_and_no_exception(data: bytes) -> None:
    files = [SourceFile("x.xml", f"{HEAD}<configuration>".encode() + data)]
    assert not sort(read_hyperv_xml(files)).records
