"""Linux, FreeBSD and everything else that is no Windows: which distribution, which version."""

from vmcheck.knowledge.guest_os_catalogue import Catalogue, OtherProduct, Vocabulary
from vmcheck.knowledge.guest_os_identity import GuestIdentity
from vmcheck.knowledge.guest_os_live_backup import look_up
from vmcheck.knowledge.guest_os_match import Match, find_all, match_at
from vmcheck.knowledge.guest_os_words import is_version, service_pack_in, version_numbers, words_of

_LAST_KERNEL_MAJOR = 9
_CENTOS_DATES = range(1400, 2200)


def identify_distribution(
    words: tuple[str, ...], version: str | None, catalogue: Catalogue
) -> GuestIdentity | None:
    """Identify a guest whose name contains that of a system other than Windows.

    Args:
        words: The words of its name.
        version: The version that was collected beside the name.
        catalogue: The catalogue.

    Returns:
        The identity, or None if the name contains no such system.
    """
    match = _find(words, catalogue)
    if match is None:
        return None
    product = match.entry
    release = None if product.generic else _release(words, match, version, catalogue.vocabulary)
    reading = look_up(product.product, release, catalogue.live_backup)
    return GuestIdentity(
        family=product.family,
        product=product.product,
        release=release,
        label=_label(product, release),
        vss_capable=False,
        live_backup=reading.live_backup,
        supported_hosts=reading.supported_hosts,
    )


def _find(words: tuple[str, ...], catalogue: Catalogue) -> Match[OtherProduct] | None:
    matches = find_all(words, catalogue.other_names)
    first = match_at(words, 0, catalogue.other_starts) if words else None
    if first is not None:
        matches.insert(len(matches) if first.entry.generic else 0, first)
    specific = [match for match in matches if not match.entry.generic]
    return next(iter(specific or matches), None)


def _release(
    words: tuple[str, ...], match: Match[OtherProduct], version: str | None, vocabulary: Vocabulary
) -> str | None:
    named = _version_after(words, match.end, vocabulary)
    if match.entry.service_packs and named is not None and "." not in named:
        service_pack = service_pack_in(words)
        named = named if service_pack is None else f"{named}.{service_pack}"
    collected = _collected(version, match.entry, vocabulary)
    if collected is None or named is None:
        return named or collected
    return collected if collected.startswith(f"{named}.") else named


def _version_after(words: tuple[str, ...], start: int, vocabulary: Vocabulary) -> str | None:
    for position in range(start, len(words)):
        following = words[position + 1] if position + 1 < len(words) else ""
        if is_version(words[position]) and following not in vocabulary.bit_words:
            return _two_components(words[position])
    return None


def _collected(version: str | None, product: OtherProduct, vocabulary: Vocabulary) -> str | None:
    numbers = version_numbers(version) if version else None
    if version is None or numbers is None or _is_kernel_release(numbers):
        return None
    words = words_of(version, vocabulary)
    release = _version_after(words, 0, vocabulary)
    service_pack = service_pack_in(words) if product.service_packs else None
    if release is None or service_pack is None or "." in release:
        return release
    return f"{release}.{service_pack}"


def _is_kernel_release(numbers: tuple[int, ...]) -> bool:
    # The KVP daemon's OSVersion is that of the kernel, 5.15.0, and says nothing about the
    # distribution. CentOS writes three numbers too, but its last one is year and month: 7.9.2009.
    match numbers:
        case (major, _, patch, *_):
            return major <= _LAST_KERNEL_MAJOR and patch not in _CENTOS_DATES
    return False


def _two_components(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _label(product: OtherProduct, release: str | None) -> str:
    if release is None:
        return product.label
    major, dot, minor = release.partition(".")
    if product.service_packs and dot:
        return f"{product.label} {major} SP{minor}" if minor != "0" else f"{product.label} {major}"
    return f"{product.label} {release}"
