"""Asking what a VM becomes of facts given as plain data."""

from functools import cache
from typing import Any

import msgspec

from tests.checking import Somewhere, shipped_rules
from vmcheck.changes import Becomer, Becomes, Change, apply
from vmcheck.checker import Checker
from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import Header, Release, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.verdict import Classification

Json = dict[str, Any]


@cache
def becomer(host_release: Release | None = None) -> Becomer:
    """What works it out, with the shipped rules."""
    return Becomer(shipped_rules(), catalogue(), host_release=host_release)


def vm_of(facts: Json) -> Vm:
    """A VM."""
    return msgspec.convert({"name": "VM01", **facts}, Vm)


def header_of(facts: Json) -> Header:
    """The header of an inventory."""
    return msgspec.convert({"schema_version": 1, **facts}, Header)


def becomes(vm: Vm, header: Header, host_release: Release | None = None) -> Becomes:
    """What a VM becomes."""
    asked = becomer(host_release)
    asked.open(header)
    return asked.becomes(vm)


@cache
def _checker(host_release: Release | None) -> Checker:
    return Checker(shipped_rules(), catalogue(), host_release=host_release)


def class_of(
    vm: Vm, header: Header, changes: tuple[Change, ...] = (), host_release: Release | None = None
) -> Classification:
    """The class that ``vmcheck check`` gives once the changes are made."""
    changed, around = apply(changes, vm, header)
    checker = _checker(host_release)
    checker.open(Opened(file="inventory.json", header=around))
    return checker.check(Somewhere(changed)).classification
