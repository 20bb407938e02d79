"""Windows by its numbers: NT version, build and ProductType."""

import msgspec

from vmcheck.knowledge.guest_os_catalogue import Kind, WindowsProduct
from vmcheck.knowledge.guest_os_words import version_numbers

_KINDS: dict[str, Kind] = {"Workstation": "client", "Server": "server", "DomainController": "server"}
_FIRST_BUILD = 511
"""Build of Windows NT 3.1, the first; the third number of a Linux kernel (``6.1.119``) is smaller."""


class NtVersion(msgspec.Struct, frozen=True):
    """An NT version as Windows reports it."""

    kernel: str
    """Major and minor version: "6.1"."""
    build: int | None
    """Build number, None if it was not given."""


def parse_nt_version(text: str | None) -> NtVersion | None:
    """Read an NT version.

    Args:
        text: ``6.1``, ``6.1.7601`` or anything.

    Returns:
        The version, or None if the text has no major and minor number. Whether Windows ever had
        that version is not asked here.
    """
    match version_numbers(text) if text else None:
        case (major, minor, *rest):
            return NtVersion(f"{major}.{minor}", rest[0] if rest else None)
    return None


def kind_of(product_type: str | None) -> Kind | None:
    """Tell client from server by ProductType.

    Args:
        product_type: ``Workstation``, ``Server`` or ``DomainController``.

    Returns:
        The kind; None if it was not given or is none of the three.
    """
    return _KINDS.get(product_type) if product_type else None


def agrees(product: WindowsProduct, version: NtVersion, kind: Kind | None) -> bool:
    """Tell whether a product reports these numbers.

    Args:
        product: The product that the name tells.
        version: The NT version.
        kind: Client or server by ProductType, None if not given.

    Returns:
        True also for products whose numbers are not those of NT: they cannot contradict.
    """
    if not product.kernels:
        return True
    right_kind = kind is None or kind in product.kinds or product.session_host
    return right_kind and _reports(product, version)


def candidates(
    products: tuple[WindowsProduct, ...], version: NtVersion, kind: Kind | None
) -> list[WindowsProduct]:
    """Find the releases that report these numbers.

    Args:
        products: The catalogue.
        version: The NT version.
        kind: Client or server, None if not known.

    Returns:
        The releases. Several where a build or the kind is missing; all releases of the kernel where
        none has that build or kind; none where NT never had that version.
    """
    if _is_no_build(version):
        return []
    same_kernel = [product for product in products if product.numbered and version.kernel in product.kernels]
    same_kind = [product for product in same_kernel if kind is None or kind in product.kinds]
    same_build = [product for product in same_kind if _reports(product, version)]
    return same_build or same_kind or same_kernel


def _reports(product: WindowsProduct, version: NtVersion) -> bool:
    if version.kernel not in product.kernels or _is_no_build(version):
        return False
    if version.build is None or not product.builds:
        return True
    return any(low <= version.build <= high for low, high in product.builds)


def _is_no_build(version: NtVersion) -> bool:
    return version.build is not None and version.build < _FIRST_BUILD
