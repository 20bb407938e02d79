"""The catalogue of guest operating systems: typed entries, read once from the JSON files in ``data``."""

from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from vmcheck.knowledge.guest_os_match import PhraseIndex, build_index

DATA = Path(__file__).with_name("data")

Kind = Literal["client", "server"]

T = TypeVar("T")


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are no product names, and how words are spelled alike."""

    placeholders: frozenset[str]
    """Whole names that stand for "no name"."""
    marks: tuple[str, ...]
    """Trademark signs; they are not part of a word."""
    aliases: dict[str, str]
    """Other spellings of a word; the value may be several words."""
    glued_heads: frozenset[str]
    """Names that are written together with a version: rhel8, windows10."""
    passed_over: frozenset[str]
    """Editions and the like, which may stand before or between the words of a Windows name."""
    negations: frozenset[str]
    """Words after which the name says what the guest is not."""
    doubts: frozenset[str]
    """Words beside which a Windows name may mean something that only looks like Windows."""
    bit_words: frozenset[str]
    """Words after 32 or 64 that make it a word size, not a version."""


class WindowsProduct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A Windows release, or a product built on one."""

    product: str | None
    """Slug. None: the names stand for Windows without telling the release."""
    label: str | None
    vss: bool | None
    """Whether it has a VSS requestor for the host's backup."""
    kinds: tuple[Kind, ...]
    """What ProductType it reports. Empty: not told."""
    names: tuple[str, ...]
    """Names as words in lower case, without the words of ``Vocabulary.passed_over``."""
    source: str
    kernels: tuple[str, ...] = ()
    """NT versions it reports. Empty: its version numbers are not those of NT."""
    builds: tuple[tuple[int, int], ...] = ()
    """Ranges of build numbers, ends included. Empty: every build of its kernels."""
    session_host: bool = False
    """Whether an edition of this client reports the ProductType of a server."""
    numbered: bool = False
    """Whether version numbers alone lead to this product."""
    base: str | None = None
    """Product it is built on, whose place on the hosts' lists it shares."""
    off_list: tuple[str, ...] | None = None
    """Host releases whose list does not name it. None: no list says anything."""
    listed_service_pack: int | None = None
    """Oldest service pack that the lists name."""
    off_list_before: tuple[str, ...] = ()
    """Host releases whose list does not name it with an older service pack."""
    note: str = ""


class OtherProduct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A distribution or product that is no Windows."""

    product: str | None
    label: str
    family: Literal["linux", "freebsd", "other"] | None
    names: tuple[str, ...]
    """Names as words in lower case, wherever they stand."""
    source: str
    starts: tuple[str, ...] = ()
    """Names that count only at the beginning, being everyday words elsewhere."""
    generic: bool = False
    """Whether any other product in the same name tells more."""
    service_packs: bool = False
    """Whether a service pack is the second component of the version."""
    note: str = ""


class LiveBackupRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A range of versions in Microsoft's tables of Linux and FreeBSD guests."""

    products: tuple[str, ...]
    first: str
    last: str
    """Ends of the range, included. A bare major version comes before its first minor one."""
    live_backup: bool
    source: str
    confidence: Literal["high", "medium", "low"]
    listed: bool = True
    """Whether the table names these versions at all."""
    off_list: tuple[str, ...] = ()
    """Host releases on which the page says they are not supported."""
    note: str = ""


class Catalogue(msgspec.Struct, frozen=True):
    """All of it, with the indexes that matching uses."""

    vocabulary: Vocabulary
    windows: tuple[WindowsProduct, ...]
    others: tuple[OtherProduct, ...]
    live_backup: tuple[LiveBackupRow, ...]
    windows_names: PhraseIndex[WindowsProduct]
    other_names: PhraseIndex[OtherProduct]
    other_starts: PhraseIndex[OtherProduct]


@cache
def load_catalogue() -> Catalogue:
    """Read the catalogue. The files are read once in the life of the process.

    Returns:
        The entries and their indexes.
    """
    windows = _read("guest_os_windows.json", tuple[WindowsProduct, ...])
    others = _read("guest_os_not_windows.json", tuple[OtherProduct, ...])
    return Catalogue(
        vocabulary=_read("guest_os_vocabulary.json", Vocabulary),
        windows=windows,
        others=others,
        live_backup=_read("guest_os_live_backup.json", tuple[LiveBackupRow, ...]),
        windows_names=build_index((name, entry) for entry in windows for name in entry.names),
        other_names=build_index((name, entry) for entry in others for name in entry.names),
        other_starts=build_index((name, entry) for entry in others for name in entry.starts),
    )


def _read(file: str, kind: type[T]) -> T:
    return msgspec.json.decode((DATA / file).read_bytes(), type=kind)
