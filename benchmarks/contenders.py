"""What is compared: each reads the same document, in the same process, and counts its VMs."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import process_time
from typing import BinaryIO

import msgspec

from benchmarks.obvious import ObviousCheck
from benchmarks.whole_check import WholeCheck
from vmcheck.inventory.model import Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.rulebook import load_rules

_WINDOW = 1 << 18

Contender = Callable[[Path], int]
"""Reads an inventory and returns how many VMs it met."""


def contenders() -> Mapping[str, Contender]:
    """All of them by name, ready to run."""
    rules = load_rules(catalogue()).rules
    return {
        "json.loads": json_loads,
        "typed streaming decode": typed_decode,
        "whole check, counts": WholeCheck(rules),
        "whole check, text report": WholeCheck(rules, format_name="text"),
        "obvious stack": ObviousCheck(),
    }


def microseconds_per_vm(contender: Contender, path: Path) -> float:
    """CPU time of one pass over an inventory, divided by its VMs."""
    begin = process_time()
    vms = contender(path)
    return (process_time() - begin) * 1e6 / vms


def json_loads(path: Path) -> int:
    """The standard library, the whole file at once."""
    return len(json.loads(path.read_bytes())["vms"])


def typed_decode(path: Path) -> int:
    """The floor: every VM decoded to a typed one and dropped; no positions, duplicates or rules."""
    decode = msgspec.json.Decoder(Vm).decode
    count = 0
    with path.open("rb") as stream:
        for raw in _items(stream):
            count += 1
            try:
                decode(raw)
            except msgspec.MsgspecError:
                continue
    return count


def _items(stream: BinaryIO) -> Iterator[msgspec.Raw]:
    """The VMs of a document whose list of VMs comes last and whose texts hold no braces."""
    as_items = msgspec.json.Decoder(list[msgspec.Raw]).decode
    held = stream.read(_WINDOW).partition(b'"vms"')[2].partition(b"[")[2]
    while held:
        end = _end_of_items(held)
        yield from as_items(b"[" + held[:end].rstrip(b", \r\n") + b"]")
        more = stream.read(_WINDOW)
        held = held[end:] + more if more else b""


def _end_of_items(data: bytes) -> int:
    """Where the first VM begins that is not whole, or where the list ends."""
    depth = data.count(b"{") - data.count(b"}")
    if depth < 0:
        return data.rfind(b"]")
    end = len(data)
    while depth:
        opening, closing = data.rfind(b"{", 0, end), data.rfind(b"}", 0, end)
        depth += 1 if closing > opening else -1
        end = max(opening, closing)
    return end
