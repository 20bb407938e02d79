"""The pack of the shipped rules: equal to the rule files, or not used."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.engine.rules_as_data import rule_text
from vmcheck import pack
from vmcheck.engine.files.packed import unpack_rule
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.resources import data_folder
from vmcheck.rulebook import load_rule_file, rule_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "integration").mkdir()
    for number in (1, 2):
        file = tmp_path / "integration" / f"TST00{number}.yaml"
        file.write_bytes(rule_text(id=f"TST00{number}", notes="für alle").encode())
    (tmp_path / pack.NAME).write_bytes(pack.make_pack(tmp_path))
    return tmp_path


def test_a_fresh_pack_gives_the_rules_of_the_files(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(data_folder("rules"), rules)
    (rules / pack.NAME).write_bytes(pack.make_pack(rules))
    packed = pack.read_pack(rules)
    assert packed is not None
    from_pack = [unpack_rule(form, catalogue()) for forms in packed for form in forms]
    from_files = []
    for path in rule_files(rules):
        loaded = load_rule_file(path, catalogue())
        assert isinstance(loaded, tuple), loaded
        from_files += [replace(rule, file=path.relative_to(rules).as_posix()) for rule in loaded[0]]
    assert from_pack == from_files


def test_the_same_rules_give_the_same_bytes(folder: Path) -> None:
    assert pack.make_pack(folder) == (folder / pack.NAME).read_bytes()


def test_line_ends_do_not_make_a_pack_stale(folder: Path) -> None:
    for path in rule_files(folder):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert pack.read_pack(folder) is not None


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename"])
def test_a_stale_pack_is_not_used(folder: Path, change: str) -> None:
    assert pack.read_pack(folder) is not None
    file = folder / "integration" / "TST001.yaml"
    match change:
        case "edit":
            file.write_bytes(file.read_bytes() + b"# another line\n")
        case "add":
            file.with_name("TST003.yaml").write_text(rule_text(id="TST003"), encoding="utf-8")
        case "remove":
            file.unlink()
        case _:
            file.rename(file.with_name("TST009.yaml"))
    assert pack.read_pack(folder) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff\xfe", b'{"digest": 1, "rules": []}'])
def test_a_damaged_pack_is_not_used(folder: Path, content: bytes) -> None:
    (folder / pack.NAME).write_bytes(content)
    assert pack.read_pack(folder) is None


def test_no_pack_is_no_fault(folder: Path) -> None:
    (folder / pack.NAME).unlink()
    assert pack.read_pack(folder) is None


def test_a_broken_rule_cannot_be_packed(folder: Path) -> None:
    (folder / "integration" / "TST001.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"TST001\.yaml:2:1: "):
        pack.make_pack(folder)
