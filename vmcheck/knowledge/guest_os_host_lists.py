"""On which hosts a Windows guest stands on Microsoft's list of supported guests."""

from typing import get_args

from vmcheck.inventory.model import Release
from vmcheck.knowledge.guest_os_catalogue import WindowsProduct

HOST_RELEASES: frozenset[str] = frozenset(get_args(Release))


def hosts_for(
    product: WindowsProduct, service_pack: int | None, products: tuple[WindowsProduct, ...]
) -> frozenset[str] | None:
    """Find the host releases that no document rules out for a guest.

    A list that is older than the guest proves nothing and rules nothing out. Newer lists that no
    longer name it, and a documented oldest host, do.

    Args:
        product: The guest.
        service_pack: Its service pack, None if not known.
        products: The catalogue, for the product that this one is built on.

    Returns:
        The host releases, or None if no list says anything about the guest.
    """
    listed = _listed(product, products)
    if listed is None or listed.off_list is None:
        return None
    hosts = HOST_RELEASES.difference(listed.off_list)
    oldest = listed.listed_service_pack
    if service_pack is not None and oldest is not None and service_pack < oldest:
        hosts = hosts.difference(listed.off_list_before)
    return hosts


def _listed(product: WindowsProduct, products: tuple[WindowsProduct, ...]) -> WindowsProduct | None:
    if product.base is None:
        return product
    return next((entry for entry in products if entry.product == product.base), None)
