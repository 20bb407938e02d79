"""What is known of a guest operating system once its name and numbers have been read."""

from msgspec import Struct


class GuestIdentity(Struct, frozen=True, cache_hash=True):
    """A guest operating system. A field that cannot be told is None; nothing is guessed."""

    family: str | None = None
    """"windows", "linux", "freebsd" or "other" (Solaris, NetWare, macOS, OpenBSD, DOS, …)."""
    product: str | None = None
    """Slug of the product: "windows-server-2008-r2", "ubuntu", "sles", "freebsd"."""
    release: str | None = None
    """Version of a distribution, two components at most: "20.04", "7.9", "12.3" for SLES 12 SP3."""
    label: str | None = None
    """Name for people: "Windows Server 2008 R2", "Ubuntu 20.04"."""
    vss_capable: bool | None = None
    """Whether a VSS requestor for the host's backup exists for it. False for all but Windows."""
    live_backup: bool | None = None
    """Linux and FreeBSD on hosts 2012 R2 and later: whether Microsoft lists live virtual machine backup.

    None where no table names this distribution and version, and for every other family.
    """
    supported_hosts: frozenset[str] | None = None
    """Host releases that no document rules out for this guest.

    A host outside the set is a definite "not on its list". A host inside is listed, or nothing is
    known against it. None: no list or table says anything about this guest.
    """


UNKNOWN = GuestIdentity()
"""The identity of a guest of which nothing can be told."""
