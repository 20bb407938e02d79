"""Microsoft's tables of Linux and FreeBSD guests: is "Live virtual machine backup" listed?"""

import msgspec

from vmcheck.knowledge.guest_os_catalogue import LiveBackupRow
from vmcheck.knowledge.guest_os_host_lists import HOST_RELEASES
from vmcheck.knowledge.guest_os_words import version_numbers


class TableReading(msgspec.Struct, frozen=True):
    """What the tables say of one version of a distribution. None: nothing."""

    live_backup: bool | None = None
    supported_hosts: frozenset[str] | None = None
    """Host releases that the page does not rule out."""


def look_up(product: str | None, release: str | None, rows: tuple[LiveBackupRow, ...]) -> TableReading:
    """Look a distribution up in the tables.

    Args:
        product: Slug of the distribution.
        release: Its version, ``7.9`` or ``7``. A bare major version is looked up as such: it is found
            only where all its minor versions read the same.
        rows: The tables.

    Returns:
        What the tables say; all None if they do not name this version.
    """
    version = version_numbers(release) if release else None
    if product is None or version is None:
        return TableReading()
    for row in rows:
        if product in row.products and _within(version, row):
            hosts = HOST_RELEASES.difference(row.off_list) if row.listed else None
            return TableReading(row.live_backup, hosts)
    return TableReading()


def _within(version: tuple[int, ...], row: LiveBackupRow) -> bool:
    first, last = version_numbers(row.first), version_numbers(row.last)
    return first is not None and last is not None and first <= version <= last
