"""Writes a made-up inventory of any size; the same arguments give the same bytes.

``python -m benchmarks.generate COUNT FILE [--ndjson] [--minified]``
"""

import argparse
from pathlib import Path
from random import Random
from typing import BinaryIO

import msgspec

from benchmarks.fleet import clean_vm, header
from benchmarks.troubles import spoil

SEED = 958662


def write_inventory(stream: BinaryIO, count: int, *, ndjson: bool = False, minified: bool = False) -> None:
    """Write an inventory, one VM after another.

    Args:
        stream: Where to.
        count: Number of VMs.
        ndjson: One VM a line after a line with the hosts, rather than one document.
        minified: A document without blanks and line ends. NDJSON always is.
    """
    random = Random(SEED)
    encode = msgspec.json.encode
    if ndjson:
        stream.write(encode(header()) + b"\n")
        stream.writelines(encode(_vm(index, random)) + b"\n" for index in range(count))
        return
    stream.write(_opening(minified=minified))
    for index in range(count):
        text = encode(_vm(index, random))
        if index:
            stream.write(b",")
        stream.write(text if minified else b"\n    " + _indented(text).replace(b"\n", b"\n    "))
    stream.write(b"]}" if minified else b"\n  ]\n}\n")


def _vm(index: int, random: Random) -> dict[str, object]:
    vm = clean_vm(index, random)
    spoil(vm, random)
    return vm


def _opening(*, minified: bool) -> bytes:
    """The document up to the bracket of its list of VMs."""
    text = msgspec.json.encode(header() | {"vms": []})
    if minified:
        return text.removesuffix(b"]}")
    return _indented(text).removesuffix(b"]\n}")


def _indented(text: bytes) -> bytes:
    return msgspec.json.format(text, indent=2)


def main() -> None:
    """Write the file that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("count", type=int, help="number of VMs")
    parser.add_argument("file", type=Path, help="where to write them")
    parser.add_argument("--ndjson", action="store_true", help="one VM a line")
    parser.add_argument("--minified", action="store_true", help="a document on one line")
    options = parser.parse_args()
    with options.file.open("wb") as stream:
        write_inventory(stream, options.count, ndjson=options.ndjson, minified=options.minified)


if __name__ == "__main__":
    main()
