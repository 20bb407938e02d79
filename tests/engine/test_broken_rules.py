"""A broken rule file says where and why, and does not stop the others."""

from pathlib import Path

import pytest

from tests.engine.rules_as_data import rule_text
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.rulebook import RuleFault, load_rule_file, load_rules, rule_files

BROKEN = Path(__file__).parent / "cases" / "broken"
FILES = rule_files(BROKEN)


def expected(path: Path) -> str:
    """The first line of a case: ``# line:column: how the message begins``."""
    return path.read_bytes().splitlines()[0].decode().removeprefix("# ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fault(path: Path) -> None:
    fault = load_rule_file(path, catalogue())
    assert isinstance(fault, RuleFault)
    assert str(fault).startswith(f"{path}:{expected(path)}")


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    fault = load_rule_file(tmp_path / "none.yaml", catalogue())
    assert isinstance(fault, RuleFault)
    assert "cannot be read" in fault.message


def test_broken_files_do_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "good.yml").write_text(rule_text(id="TST001"), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("id: [", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no rule", encoding="utf-8")
    book = load_rules(catalogue(), [tmp_path])
    assert [rule.id for rule in book.rules if not rule.id.startswith("HVB")] == ["TST001"]
    assert [Path(fault.file).name for fault in book.faults] == ["bad.yaml"]


def test_an_id_that_is_taken_is_a_fault(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(rule_text(id="TST001", title=name), encoding="utf-8")
    (tmp_path / "c.yaml").write_text(rule_text(id="HVB101"), encoding="utf-8")
    book = load_rules(catalogue(), [tmp_path])
    assert [rule.title for rule in book.rules if rule.id == "TST001"] == ["a.yaml"]
    assert [fault.message.split(" is also ")[0] for fault in book.faults] == ["TST001", "HVB101"]


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "byte-order-mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_windows_files_are_read(tmp_path: Path, start: str, end: str) -> None:
    file = tmp_path / "rule.yaml"
    file.write_bytes((start + rule_text(id="TST007").replace("\n", end)).encode())
    loaded = load_rule_file(file, catalogue())
    assert not isinstance(loaded, RuleFault)
    assert loaded[0][0].id == "TST007"
