"""Windows guests: the name says that it is Windows, the numbers say which one.

A caption is localizable and may be out of date (Windows 11 still calls itself Windows 10 in the
registry), so where name and numbers contradict each other the numbers win. They never make a Windows
out of a name that is none.
"""

import msgspec

from vmcheck.knowledge.guest_os_catalogue import Catalogue, Kind, WindowsProduct
from vmcheck.knowledge.guest_os_host_lists import hosts_for
from vmcheck.knowledge.guest_os_identity import GuestIdentity
from vmcheck.knowledge.guest_os_match import Match, find_all
from vmcheck.knowledge.guest_os_nt_version import NtVersion, agrees, candidates, parse_nt_version
from vmcheck.knowledge.guest_os_words import is_version, service_pack_in

_FULL_NT_VERSION_DOTS = 2


class Numbers(msgspec.Struct, frozen=True):
    """What a guest reports in numbers."""

    version: NtVersion | None = None
    kind: Kind | None = None
    """Client or server by ProductType."""
    service_pack: int | None = None


class _NameReading(msgspec.Struct, frozen=True):
    product: WindowsProduct
    certain: bool
    """False if the release is missing and words are left that no edition of Windows has."""


def identify_windows(words: tuple[str, ...], numbers: Numbers, catalogue: Catalogue) -> GuestIdentity | None:
    """Identify a guest whose name may be that of a Windows release.

    Args:
        words: The words of its name; empty if there is no name.
        numbers: What it reports in numbers.
        catalogue: The catalogue.

    Returns:
        The identity, or None if this is no Windows, or not certainly one.
    """
    if not words:
        return _without_name(numbers, catalogue)
    reading = _read_name(words, catalogue)
    if reading is None:
        return None
    known = _completed(numbers, words, catalogue)
    if not reading.certain and (known.version is None or known.kind is None):
        return None
    return _with_name(reading.product, known, catalogue)


def _without_name(numbers: Numbers, catalogue: Catalogue) -> GuestIdentity | None:
    # Only Windows has a ProductType; a bare 6.1 may as well be the version of a Linux kernel.
    if numbers.kind is None:
        return None
    if numbers.version is None:
        return GuestIdentity(family="windows", label="Windows")
    found = candidates(catalogue.windows, numbers.version, numbers.kind)
    return _from_candidates(found, numbers, catalogue) if found else None


def _with_name(product: WindowsProduct, numbers: Numbers, catalogue: Catalogue) -> GuestIdentity:
    version = numbers.version
    if version is None or (product.product is not None and agrees(product, version, numbers.kind)):
        return _identity(product, numbers, catalogue)
    kind = numbers.kind or (product.kinds[0] if len(product.kinds) == 1 else None)
    found = candidates(catalogue.windows, version, kind)
    if product in found:  # a build in between, of a preview: the numbers leave the choice to the name
        return _identity(product, numbers, catalogue)
    if found:
        return _from_candidates(found, numbers, catalogue)
    # A version that Windows never had beside a Windows name: one of the two is wrong.
    return GuestIdentity(family="windows", product=product.product, label=product.label or "Windows")


def _from_candidates(found: list[WindowsProduct], numbers: Numbers, catalogue: Catalogue) -> GuestIdentity:
    if len(found) == 1:
        return _identity(found[0], numbers, catalogue)
    readings = {product.vss for product in found}
    return GuestIdentity(
        family="windows", label="Windows", vss_capable=readings.pop() if len(readings) == 1 else None
    )


def _identity(product: WindowsProduct, numbers: Numbers, catalogue: Catalogue) -> GuestIdentity:
    return GuestIdentity(
        family="windows",
        product=product.product,
        label=product.label or "Windows",
        vss_capable=product.vss,
        supported_hosts=hosts_for(product, numbers.service_pack, catalogue.windows),
    )


def _read_name(words: tuple[str, ...], catalogue: Catalogue) -> _NameReading | None:
    vocabulary = catalogue.vocabulary
    if not vocabulary.doubts.isdisjoint(words):
        return None
    telling = tuple(word for word in words if word not in vocabulary.passed_over and not _is_nt_version(word))
    matches = find_all(telling, catalogue.windows_names)
    if not matches or matches[0].start > 0:
        return None
    named = [match.entry for match in matches if match.entry.product is not None]
    if not named:
        return _NameReading(matches[0].entry, certain=_nothing_strange(telling, matches))
    if len({product.vss for product in named}) > 1:
        return None
    return _NameReading(named[0] if named.count(named[0]) == len(named) else _one_of(named), certain=True)


def _one_of(named: list[WindowsProduct]) -> WindowsProduct:
    # "Windows 7 or Server 2008 R2": only what they have in common can be told.
    return msgspec.structs.replace(named[0], product=None, label=None, kinds=(), base=None, off_list=None)


def _nothing_strange(telling: tuple[str, ...], matches: list[Match[WindowsProduct]]) -> bool:
    # A word in another script is a localized edition; a number may be a release yet to come.
    matched = {position for match in matches for position in range(match.start, match.end)}
    left = [word for position, word in enumerate(telling) if position not in matched]
    return all(is_version(word) or not word.isascii() for word in left)


def _completed(numbers: Numbers, words: tuple[str, ...], catalogue: Catalogue) -> Numbers:
    service_pack = numbers.service_pack
    return Numbers(
        version=numbers.version or _version_in(words, catalogue),
        kind=numbers.kind,
        service_pack=service_pack_in(words) if service_pack is None else service_pack,
    )


def _version_in(words: tuple[str, ...], catalogue: Catalogue) -> NtVersion | None:
    # "Windows NT 6.1" is how NT names itself; elsewhere two numbers are a product name, as in 8.1.
    for before, word in zip(("", *words), words, strict=False):
        named = _is_nt_version(word) or before == "nt"
        version = parse_nt_version(word) if named else None
        if version is not None and candidates(catalogue.windows, version, None):
            return version
    return None


def _is_nt_version(word: str) -> bool:
    return word.count(".") >= _FULL_NT_VERSION_DOTS and is_version(word)
