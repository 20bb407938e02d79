"""Every text of the inventory says what it is; whatever is a name goes, in every place of the model."""

from typing import Any

import msgspec
import pytest
from msgspec import inspect

from vmcheck.anonymize.disguise import Anonymizer
from vmcheck.anonymize.fields import TEXTS, TextKind
from vmcheck.anonymize.literals import open_texts
from vmcheck.anonymize.pseudonyms import Pseudonyms
from vmcheck.inventory.model import Header, Vm

MARK = "zzqsecret"
MARKED: dict[TextKind, tuple[str, ...]] = {
    "name": (MARK, f"{MARK}.{MARK}.example", f"{MARK}01", f"  {MARK}\n", f"a {MARK} b"),
    "path": (
        rf"D:\{MARK}\{MARK}.vhdx",
        rf"\\{MARK}\{MARK}$\a\{MARK}-{MARK}.avhdx",
        rf"C:\ClusterStorage\{MARK}\x.{MARK}",
        rf"\\?\UNC\{MARK}\vms\{MARK} ",
        f"C:/{MARK}//{MARK}",
        f"/dev/mapper/{MARK}-root",
        f'"D:{MARK}"',
        MARK,
    ),
    "slot": (MARK, f"SCSI 0:1 {MARK}"),
    "target": (f"iqn.1991-05.com.{MARK}:{MARK}-target", MARK, f"eui.{MARK}"),
    "system": ("Windows Server 2019 Datacenter",),
    "word": (MARK, f"KB{MARK}"),
}


def _filled(info: Any, owner: str, turn: int) -> Any:
    """A value of a type with a marked text wherever any text may stand."""
    match info:
        case inspect.Metadata(type=inner):
            value = _filled(inner, owner, turn)
        case inspect.UnionType(types=types):
            value = _filled(next(t for t in types if not isinstance(t, inspect.NoneType)), owner, turn)
        case inspect.VarTupleType(item_type=inner):
            value = [_filled(inner, owner, turn)]
        case inspect.StructType(cls=cls, fields=fields):
            value = {f.encode_name: _filled(f.type, f"{cls.__name__}.{f.name}", turn) for f in fields}
        case inspect.LiteralType(values=values):
            value = values[0]
        case inspect.StrType(pattern=pattern):
            texts = MARKED[TEXTS[owner]] if owner in TEXTS else (_fixed(pattern),)
            value = texts[turn % len(texts)]
        case _:
            value = isinstance(info, inspect.BoolType) or 1
    return value


def _fixed(pattern: str | None) -> str:
    """A time or a version."""
    return "2026-11-20T01:00:00Z" if "T" in (pattern or "") else "6.3"


def test_every_text_of_the_model_says_what_it_is() -> None:
    assert open_texts() == sorted(TEXTS)


@pytest.mark.parametrize("turn", range(8))
@pytest.mark.parametrize("struct", [Header, Vm])
def test_no_name_survives_anywhere(struct: type[Any], turn: int) -> None:
    part = msgspec.convert(_filled(inspect.type_info(struct), "", turn), struct)
    anonymizer = Anonymizer()
    hidden = anonymizer.header(part) if struct is Header else anonymizer.vm(part)
    assert MARK in msgspec.json.encode(part).decode().lower()
    assert MARK not in msgspec.json.encode(hidden).decode().lower()


def test_a_text_that_nobody_declared_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(TEXTS, "Vm.host")
    assert Anonymizer().vm(Vm(name="a", host="HV01")).host is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SQL01", "sql01"),
        ("7D1F0C0A-51B2-4C0E-9A00-000000000001", "7d1f0c0a-51b2-4c0e-9a00-000000000001"),
    ],
)
def test_names_that_differ_in_case_are_one(one: str, other: str) -> None:
    names = Pseudonyms(b"key")
    assert names.name(one) == names.name(other) != one


def test_a_run_has_a_key_of_its_own() -> None:
    assert Pseudonyms().name("SQL01") != Pseudonyms().name("SQL01")


def test_a_short_name_and_a_full_one_stay_one_host() -> None:
    names = Pseudonyms(b"key")
    assert names.name("hv01.lab.example").startswith(f"{names.name('HV01')}.")
    assert names.name("{7D1F0C0A-51B2-4C0E-9A00-000000000001}").startswith("{")


@pytest.mark.parametrize("address", ["10.0.0.1", "fe80::1", "fe80--1.ipv6-literal.net"])
def test_an_address_stays_one(address: str) -> None:
    hidden = Pseudonyms(b"key").name(address)
    assert hidden != address
    assert hidden.count(".") == address.count(".")
    assert (":" in hidden) == (":" in address)


def test_the_guid_of_zeros_still_says_nothing() -> None:
    zeros = "00000000-0000-0000-0000-000000000000"
    assert Pseudonyms().name(zeros) == zeros
