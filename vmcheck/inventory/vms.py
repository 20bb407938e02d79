"""The texts of VMs, decoded and checked one by one. This is where the time goes."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from vmcheck.inventory.alike import Item
from vmcheck.inventory.batches import batches
from vmcheck.inventory.blanks import blanks_of
from vmcheck.inventory.collector_errors import CollectorErrors
from vmcheck.inventory.duplicate_keys import every_key_once, may_repeat
from vmcheck.inventory.duplicates import DuplicateIndex
from vmcheck.inventory.events import Event, Refused
from vmcheck.inventory.hosts import HostList
from vmcheck.inventory.model import Vm
from vmcheck.inventory.record import Extract, VmRecord
from vmcheck.inventory.refusal import second_look
from vmcheck.inventory.spool import Held

VmText = Item[Vm]
"""The text of a VM and the VM it was decoded to, None if it could not be."""

_decode: Final = msgspec.json.Decoder(Vm).decode


def read_vms(
    items: Iterable[VmText],
    file: str,
    hosts: HostList,
    duplicates: DuplicateIndex,
    errors: CollectorErrors,
    *,
    indexed: bool,
) -> Iterator[Event]:
    """Yields a Record or Refused for each VM, and a Problem for each host that is not known.

    Args:
        items: the VMs with their texts.
        file: name of the input.
        hosts: the hosts of the inventory.
        duplicates: learns of every VM.
        errors: learns what a collector could not read.
        indexed: whether the VMs are items of /vms, or NDJSON lines of their own.
    """
    room = bytearray()
    index = 0
    for batch in batches(items):
        events: list[Event] = []
        for raw, decoded, line, column, blanks in batch:
            root = index if indexed else ""
            index += 1
            vm = decoded
            # Keys that begin with x- are not decoded, so a text that passes has none.
            plain = vm is not None and every_key_once(raw, vm, blanks, room)
            if vm is None or not plain:
                extract = Extract(raw, file, line, column, root)
                errors.see_vm(extract)
                seen = second_look(extract) if vm is None or may_repeat(raw, vm) else vm
                if isinstance(seen, Refused):
                    events.append(seen)
                    continue
                vm = seen
            record = VmRecord(raw, file, line, column, root, vm=vm, plain=plain)
            events.append(record)
            host = vm.host
            if host is None:
                host = hosts.only
            elif not hosts.knows(host):
                events.append(hosts.unknown(record, host))
            duplicates.add(vm, host, line, column, root)
        yield from events


def read_later(texts: Iterable[Held]) -> Iterator[VmText]:
    """Decodes the texts of VMs that were split before."""
    for text, line, column in texts:
        yield text, typed(text), line, column, len(blanks_of(text))


def typed(text: bytes) -> Vm | None:
    """The VM that a text stands for, or None if it does not fit the schema or is no JSON."""
    try:
        return _decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
