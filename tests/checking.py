"""Asking the engine and the judge of facts given as plain data."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from vmcheck.checker import Checker
from vmcheck.engine.rule import Rule
from vmcheck.inventory.events import Opened, Path, Place
from vmcheck.inventory.model import FileServer, Header, Host, Release, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import parse_release
from vmcheck.knowledge.subject import Site, Subject
from vmcheck.rulebook import load_rules
from vmcheck.verdict import Verdict


@dataclass(frozen=True)
class Somewhere:
    """A record that stands nowhere in particular."""

    vm: Vm

    def place(self, path: Path = ()) -> Place:
        return Place("inventory.json", 1, 1 + len(path))

    def pointer(self, path: Path = ()) -> str:
        return "/" + "/".join(map(str, path))


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """All rules of the checkout."""
    book = load_rules(catalogue())
    assert not book.faults
    return tuple(book.rules)


def subject_of(
    vm: dict[str, Any],
    release: str = "2008",
    host: dict[str, Any] | None = None,
    file_servers: list[dict[str, Any]] | None = None,
) -> Subject:
    """A VM on a host that is known."""
    typed = msgspec.convert({"name": "HV01", **(host or {})}, Host)
    servers = None if file_servers is None else msgspec.convert(file_servers, tuple[FileServer, ...])
    site = Site(typed, parse_release(release), file_servers=servers, collected_at="2026-11-22T10:00:00Z")
    return Subject(msgspec.convert({"name": "VM01", **vm}, Vm), site)


def verdict_of(
    vm: dict[str, Any],
    header: dict[str, Any] | None = None,
    *,
    rules: tuple[Rule, ...] | None = None,
    host_release: Release | None = None,
    warm: int = 10**9,
) -> Verdict:
    """The verdict on one VM of an inventory."""
    checker = Checker(
        shipped_rules() if rules is None else rules, catalogue(), host_release=host_release, warm=warm
    )
    typed = msgspec.convert({"schema_version": 1, **(header or {})}, Header)
    checker.open(Opened(file="inventory.json", header=typed))
    return checker.check(Somewhere(msgspec.convert({"name": "VM01", **vm}, Vm)))
