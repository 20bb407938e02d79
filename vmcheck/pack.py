"""The rule pack: all shipped rules in one JSON file, so that a start need not parse YAML.

The pack is a cache and nothing more. It holds a digest of the rule files it was made from; where
that does not match what lies in the folder of a checkout, the YAML files are read instead. Write it anew with
``python -m vmcheck.generate``.
"""

from pathlib import Path
from zlib import crc32

import msgspec

from vmcheck.engine.files.packed import PackedRule, pack_rules
from vmcheck.resources import is_installed

NAME = "pack.json"


class Pack(msgspec.Struct, frozen=True):
    """All rules, and what they were made from."""

    digest: str
    rules: list[list[PackedRule]]
    """Each with its variants."""


def read_pack(folder: Path) -> list[list[PackedRule]] | None:
    """The rules of a folder from its pack, each with its variants; None where that is missing or stale."""
    try:
        pack = msgspec.json.decode((folder / NAME).read_bytes(), type=Pack)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if not is_installed(folder) and pack.digest != _digest(folder):
        return None
    return pack.rules


def _digest(folder: Path) -> str:
    """A checksum of names and contents: it is to notice edits, and hashlib takes 3 ms to import.

    The files are opened by plain names and without buffers, which takes half of the time.
    """
    from vmcheck.rulebook import rule_names

    checksum = 0
    for name in rule_names(folder):
        with open(f"{folder}/{name}", "rb", buffering=0) as stream:  # noqa: PTH123
            content = stream.readall().replace(b"\r\n", b"\n")
        checksum = crc32(b"%b\0%b\0" % (name.encode(), content), checksum)
    return f"{checksum:08x}"


def make_pack(folder: Path) -> bytes:
    """The pack of a folder's rules.

    Raises:
        ValueError: A file is no rule.
    """
    from vmcheck.knowledge.catalogue import catalogue
    from vmcheck.rulebook import RuleFault, load_rule_file, rule_files

    rules = []
    for path in rule_files(folder):
        loaded = load_rule_file(path, catalogue())
        if isinstance(loaded, RuleFault):
            raise ValueError(str(loaded))
        rules.append(pack_rules(*loaded, path.relative_to(folder).as_posix()))
    pack = msgspec.json.encode(Pack(_digest(folder), rules))
    return msgspec.json.format(pack, indent=1) + b"\n"
