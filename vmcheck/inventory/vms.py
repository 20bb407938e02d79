"""The texts of VMs, decoded and checked one by one. This is where the time goes."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from vmcheck.inventory.collector_errors import CollectorErrors
from vmcheck.inventory.duplicate_keys import may_repeat
from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Refused
from vmcheck.inventory.hosts import HostList
from vmcheck.inventory.model import Vm
from vmcheck.inventory.record import Extract, VmRecord
from vmcheck.inventory.refusal import second_look
from vmcheck.inventory.splitter import Item

_decode: Final = msgspec.json.Decoder(Vm).decode


def read_vms(
    items: Iterable[Item],
    file: str,
    hosts: HostList,
    duplicates: DuplicateIndex,
    errors: CollectorErrors,
    *,
    indexed: bool,
) -> Iterator[Event]:
    """Yields a Record or Refused for each VM, and a Problem for each host that is not known.

    Args:
        items: the texts of the VMs with their line and column.
        file: name of the input.
        hosts: the hosts of the inventory.
        duplicates: learns of every VM.
        errors: learns what a collector could not read.
        indexed: whether the VMs are items of /vms, or NDJSON lines of their own.
    """
    for index, (raw, line, column) in enumerate(items):
        root = index if indexed else ""
        vm = _typed(raw)
        if vm is None or may_repeat(raw, vm):
            extract = Extract(raw, file, line, column, root)
            errors.see_vm(extract)
            seen = second_look(extract)
            if isinstance(seen, Refused):
                yield seen
                continue
            vm = seen
        record = VmRecord(raw, file, line, column, root, vm=vm)
        yield record
        host = vm.host
        if host is None:
            host = hosts.only
        elif not hosts.knows(host):
            yield hosts.unknown(record, host)
        duplicates.add(vm, host, line, column, root)


def _typed(raw: bytes) -> Vm | None:
    try:
        return _decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
