"""Which operating system a guest runs, and what that means for a backup from its host.

The name decides the family: a Linux or FreeBSD guest reports its distribution there. Within Windows
the numbers decide, first NT version, then ProductType, then build, and the caption only after them.
What is known of each system stands in the catalogue files in ``data``, every entry with its source.
"""

from functools import lru_cache

from vmcheck.knowledge.guest_os_catalogue import Vocabulary, load_catalogue
from vmcheck.knowledge.guest_os_distribution import identify_distribution
from vmcheck.knowledge.guest_os_identity import UNKNOWN, GuestIdentity
from vmcheck.knowledge.guest_os_nt_version import kind_of, parse_nt_version
from vmcheck.knowledge.guest_os_windows import Numbers, identify_windows
from vmcheck.knowledge.guest_os_words import words_of

__all__ = ["GuestIdentity", "identify"]


def identify(
    name: str | None,
    version: str | None = None,
    product_type: str | None = None,
    service_pack: int | None = None,
) -> GuestIdentity:
    """Identify a guest operating system.

    No name that is not certainly Windows is ever read as a Windows with VSS, whatever the numbers say.

    Args:
        name: Caption, KVP OSName or PRETTY_NAME.
        version: NT version, or the version of a distribution.
        product_type: ``Workstation``, ``Server`` or ``DomainController``; Windows only.
        service_pack: Service pack, 0 if none.

    Returns:
        What can be told. Everything is None if nothing can.
    """
    return _identify(name, version, product_type, service_pack)


@lru_cache(maxsize=4096)
def _identify(
    name: str | None, version: str | None, product_type: str | None, service_pack: int | None
) -> GuestIdentity:
    catalogue = load_catalogue()
    words = _name_words(name, catalogue.vocabulary)
    if not catalogue.vocabulary.negations.isdisjoint(words):
        return UNKNOWN
    numbers = Numbers(parse_nt_version(version), kind_of(product_type), service_pack)
    return (
        identify_distribution(words, version, catalogue)
        or identify_windows(words, numbers, catalogue)
        or UNKNOWN
    )


def _name_words(name: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    words = words_of(name, vocabulary) if name else ()
    return () if " ".join(words) in vocabulary.placeholders else words
