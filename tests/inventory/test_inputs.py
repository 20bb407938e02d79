"""What the command line's arguments mean, and a run over several inputs."""

import io
from pathlib import Path

import pytest

from tests.inventory.reading import HEAD, problems, records
from vmcheck.inventory.events import Opened, Place, Problem
from vmcheck.inventory.inputs import Input, find_inputs, read_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.json").write_text(HEAD + f'[{{"name": "{name}", "id": "{name}"}}]}}')
    return tmp_path


def names(arguments: list[str]) -> list[str]:
    return [Path(found.name).name for found in find_inputs(arguments) if isinstance(found, Input)]


def test_a_pattern_gives_sorted_files_and_each_file_once(folder: Path) -> None:
    arguments = [
        str(folder / "c.json"),
        str(folder / "*.json"),
        str(folder / "sub" / ".." / "a.json"),
        "-",
        "-",
    ]
    (folder / "sub").mkdir()
    assert names(arguments) == ["c.json", "a.json", "b.json", "<stdin>"]


def test_a_name_with_brackets_is_a_file_first(folder: Path) -> None:
    (folder / "hv[1].json").write_text("{}")
    assert names([str(folder / "hv[1].json")]) == ["hv[1].json"]


@pytest.mark.parametrize(
    ("argument", "message", "hint"),
    [
        ("aa.json", "There is no such file.", "Did you mean a.json?"),
        ("x/a.json", "There is no such file.", "There is no folder"),
        ("*.ndjson", "No file fits this pattern.", ""),
        (".", "This is a folder, not an inventory.", "Try "),
    ],
)
def test_what_is_not_there(folder: Path, argument: str, message: str, hint: str) -> None:
    name = str(folder / argument)
    (problem,) = read_inputs([name])
    assert isinstance(problem, Problem)
    assert (problem.place, problem.message) == (Place(name, 1, 1), message)
    assert (problem.hint or "").startswith(hint)


def test_a_run_goes_on_after_a_missing_file_and_finds_vms_given_twice(folder: Path) -> None:
    stdin = io.BytesIO((HEAD + '[{"name": "z", "id": "A"}]}').encode())
    events = list(read_inputs([str(folder / "a.json"), str(folder / "no.json"), "-"], stdin))
    assert [record.vm.name for record in records(events)] == ["a", "z"]
    assert [event.file for event in events if isinstance(event, Opened)][1:] == ["<stdin>"]
    missing, twice = problems(events)
    assert missing.message == "There is no such file."
    assert twice.place.file == "<stdin>"
    assert twice.related
    assert twice.related.file == str(folder / "a.json")


class Failing(io.BytesIO):
    """A network share that goes away."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 3:
            raise OSError(5, "Input/output error")
        return super().read(size)


def test_a_read_error_is_a_problem() -> None:
    (problem,) = read_inputs(["-"], Failing(HEAD.encode()))
    assert isinstance(problem, Problem)
    assert problem.message == "Reading stopped: Input/output error."
