"""VMs put aside: in memory, in a file, with names of inventories that are no Unicode."""

import json
from io import BytesIO
from typing import cast

import pytest
from hypothesis import given, settings

from tests.strategies import typed_vms
from vmcheck.inventory.events import Place, Record
from vmcheck.inventory.model import Vm
from vmcheck.inventory.reader import read_inventory
from vmcheck.plan import kept
from vmcheck.plan.kept import KeptVm, KeptVms


@given(typed_vms())
@settings(deadline=None)
def test_a_vm_comes_back_as_it_was(vm: Vm) -> None:
    record = KeptVm(vm, Place("a\udcff.json", 3, 5), "/vms/0")
    with KeptVms() as vms:
        assert vms.add(record, 7) == 0
        assert vms.vm(0) == record
        assert list(vms.hosts) == [7]


@pytest.mark.parametrize("held", [0, 1 << 20])
def test_in_any_order_from_memory_and_from_a_file(held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_HELD_BYTES", held or 1)
    text = json.dumps({"schema_version": 1, "vms": [{"name": f"VM{number}"} for number in range(20)]})
    with KeptVms() as vms:
        records = [
            cast("Record", event)
            for event in read_inventory(BytesIO(text.encode()), "a.json")
            if hasattr(event, "vm")
        ]
        for record in records:
            vms.add(record, 0)
        for number in (3, 4, 19, 0, 1):
            found = vms.vm(number)
            assert found.vm.name == f"VM{number}"
            assert found.place() == records[number].place()
            assert found.pointer(("disks", 1)) == f"/vms/{number}/disks/1"
