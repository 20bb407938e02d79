"""Column maps and CSV files that are wrong: clear errors with their places."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import invoke
from tests.sources.exports import Reading, sort
from vmcheck.errors import FaultyFileError
from vmcheck.sources.csv_map import text as csv_text
from vmcheck.sources.csv_map.map_file import load_map
from vmcheck.sources.csv_map.reader import read_csv
from vmcheck.sources.csv_map.ready import map_for, map_named, names_of_ready_maps, ready_maps
from vmcheck.sources.interface import SourceFile

HEADER = "Name,VirtualMachineState,BackupEnabled\n"
ROW = "a,Running,True\n"

FAULTY_MAPS = [
    ("about = 1\n[columns]\n", 1, 1, "expected text, got an integer"),
    ('about = "x"\n', 1, 1, "key 'columns' is missing"),
    ('about = "x"\n[columns]\nName = "name\n', 3, 13, "This is not TOML"),
    ('about = "x"\n[colums]\n', 2, 1, "unknown key 'colums', did you mean columns?"),
    ('about = "x"\n[columns]\nName = "nam"\n', 3, 1, "no such fact 'nam', did you mean name?"),
    ('about = "x"\n[columns]\nA = "name"\nB = { fact = "disks" }\n', 4, 1, "no such fact 'disks'"),
    ('about = "x"\n[columns.A]\nfact = "disk.path"\n', 3, 1, "did you mean disks.path?"),
    ('about = "x"\n[columns.A]\nfact = "name"\nseperator = ";"\n', 4, 1, "did you mean separator?"),
    ('about = "x"\n[columns]\nA = "state"\n', 2, 1, 'no column holds the fact "name"'),
    ('about = "x"\n[columns]\nA = "name"\nB = "name"\n', 4, 1, "name is the fact of 'A' already"),
    ('about = "x"\n[columns.A]\nfact = "name"\nseparator = ";"\n', 4, 1, "name has one value in each row"),
    (
        'about = "x"\n[columns]\nA = "name"\n[columns.B]\nfact = "state"\nvalues.an = "On"\n', 6, 1,
        "'On' is no value of state: it is Off, Paused, Running or Saved",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "message"), FAULTY_MAPS)
def test_faulty_map(tmp_path: Path, text: str, line: int, column: int, message: str) -> None:
    file = tmp_path / "map.toml"
    file.write_text(text)
    with pytest.raises(FaultyFileError) as faulty:
        load_map(file, "map.toml")
    problem = faulty.value.problems[0]
    assert message in problem.message
    assert (problem.place.line, problem.place.column) == (line, column)


def test_every_fault_of_a_map_is_told(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text('about = "x"\n[columns]\nA = "nam"\nB = "stat"\n')
    done = invoke("check", file, "--map", file)
    assert done.exit_code == 2
    assert [line.split(":", 1)[1][:4] for line in done.stderr.splitlines()] == ["3:1:", "4:1:"]


def test_ready_maps_are_right_and_recognise_their_own_columns() -> None:
    assert [*ready_maps()] == names_of_ready_maps()
    for name, known in ready_maps().items():
        assert map_named(name.upper()) is known
        for columns in known.recognise:
            assert map_for(sorted(columns)) is known


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--map", "hvtool"), "unknown map 'hvtool', did you mean hvtools?"),
        (("--map", "hvtools", "--from", "clixml"), "--map is for CSV"),
        (("--from", "clixml", "--map", "hvtools"), "--map is for CSV"),
    ],
)
def test_wrong_use_of_the_option(arguments: tuple[str, ...], message: str) -> None:
    done = invoke("check", "-", *arguments, stdin=b"")
    assert done.exit_code == 2
    assert message in done.stderr


@pytest.mark.parametrize(
    "arguments", [("--from", "csv"), ("--map", "scvmm"), ("--map", "scvmm", "--from", "csv")]
)
def test_map_and_kind_may_come_in_any_order(arguments: tuple[str, ...]) -> None:
    for ordered in (arguments, arguments[2:] + arguments[:2]):
        done = invoke("check", "-", *ordered, "--fail-on", "never", stdin=(HEADER + ROW).encode())
        assert done.exit_code == 0
        assert "was taken for CSV (map scvmm)" in done.stderr + done.stdout


def _read(data: bytes) -> Reading:
    return sort(read_csv([SourceFile("x.csv", data)]))


BROKEN = [
    (b"", 1, 1, "The file is empty"),
    (b"\r\n\r\n", 1, 1, "The file is empty"),
    (b"a,b\n1,2\n", 1, 1, "this header fits no map that vmcheck brings"),
    (HEADER.encode() + b'a,Running,"True\n', 2, 1, "This is not CSV: unexpected end of data"),
    (HEADER.encode() + b'a,"Run"ning,True\n', 2, 1, "This is not CSV: ',' expected after '\"'"),
    (HEADER.encode() + ROW.encode() + b"\nb,Off,True,4\n", 4, 1, "The row has 4 cells and the header 3"),
    (b"Name," + HEADER.encode(), 1, 1, "The column Name is there twice"),
    (HEADER.encode() + b"a," + b"x" * 200_000 + b",True\n", 2, 1, "field larger than field limit"),
    (HEADER.encode("utf-32"), 1, 1, "UTF-32"),
    ("ä,".encode() + HEADER.encode() + b"\xff,a,Off,True\n", 2, 1, "The byte 0xFF is not UTF-8"),
]


@pytest.mark.parametrize(("data", "line", "column", "message"), BROKEN)
def test_broken_file_is_one_error_with_its_place(data: bytes, line: int, column: int, message: str) -> None:
    [problem] = _read(data).problems
    assert message in problem.message
    assert (problem.place.line, problem.place.column) == (line, column)
    assert problem.severity == "error"


def test_file_without_a_map_says_which_there_are() -> None:
    done = invoke("check", "-", "--from", "csv", stdin=b"Server;OS\na;b\n")
    assert done.exit_code == 3
    assert "--map azure-migrate | get-vm | hvtools | sam-gold | scvmm | FILE" in " ".join(done.output.split())


def test_missing_column_of_a_map_has_a_suggestion(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text('about = "x"\n[columns]\n"Server Name" = "name"\n')
    [problem] = sort(read_csv([SourceFile("x.csv", b"Servername\na\n")], load_map(file, "own"))).problems
    assert problem.hint == "Did you mean Servername?"
    assert "no column Server Name, from which the map own reads name" in problem.message


def test_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "LARGEST", 100)
    [problem] = _read(HEADER.encode() + ROW.encode() * 100).problems
    assert "larger than" in problem.message


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places_count_code_points_and_lines_in_cells(newline: str) -> None:
    text = f'\ufeff{HEADER}"ä😀, ""b""",Running,True\n"two\nlines",Off,False\n'.replace("\n", newline)
    for data in (text.encode(), codecs.BOM_UTF16_LE + text[1:].encode("utf-16-le")):
        first, second = _read(data).records
        assert (first.place(("state",)).line, first.place(("state",)).column) == (2, 13)
        assert (second.place().line, second.place(("state",)).line, second.place(("state",)).column) == (
            3,
            4,
            8,
        )


def test_formulas_are_just_text() -> None:
    names = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2"]
    rows = "".join(f'"{name}",Off,True\n' for name in names)
    assert [vm["name"] for vm in _read((HEADER + rows).encode()).vms] == names


@given(st.binary(max_size=200))
def test_any_bytes_give_events_and_no_exception(data: bytes) -> None:
    for before in (b"", HEADER.encode()):
        reading = _read(before + data)
        assert len(reading.opened) <= 1


@given(st.lists(st.lists(st.text(max_size=6), min_size=3, max_size=3), max_size=4), st.sampled_from(",;\t"))
def test_any_cells_have_places(rows: list[list[str]], delimiter: str) -> None:
    def line(cells: list[str]) -> str:
        return delimiter.join('"' + cell.replace('"', '""') + '"' for cell in cells)

    text = "\n".join([HEADER.strip().replace(",", delimiter), *map(line, rows)])
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    lines = text.split("\n")
    for record in _read(data).records:
        place = record.place(("name",))
        assert lines[place.line - 1][place.column - 1] == '"'
