"""A script's object with the outputs of several cmdlets: every fact keeps its place."""

from tests.cli.running import invoke
from tests.sources.exports import read
from vmcheck.inventory.events import Place

TEXT = """{
  "host": "é",
  "machines": [
    { "Name": "a", "Generation": 1 }, { "Name": "ä", "Generation": 2 },
    { "Name": "b", "Id": 1 }, { "Name": "b", "Id": 1 }
  ],
  "snapshot": { "VMName": "ä", "Name": "before",
    "SnapshotType": "Standard" }
}"""


def test_places() -> None:
    reading = read({"all.json": TEXT.encode()})
    first, second = reading.records
    assert first.place(("generation",)) == Place("all.json", 4, 34)
    assert second.place(("generation",)) == Place("all.json", 4, 68)
    assert second.place(("checkpoints", 0, "type")) == Place("all.json", 8, 21)
    assert second.pointer(("checkpoints", 0, "type")) == "/snapshot/SnapshotType"
    [problem] = reading.problems
    assert problem.place == Place("all.json", 5, 5)
    assert problem.message == "2 values of this file are no output of a cmdlet that vmcheck reads."


def test_it_is_read_when_one_says_what_it_is() -> None:
    done = invoke(
        "check", "-", "--from", "powershell", "--format", "ndjson", "--fail-on", "never", stdin=TEXT.encode()
    )
    assert done.exit_code == 0
