"""A whole inventory document, and its header."""

from typing import Literal

from vmcheck.inventory.model.host import FileServer, Host
from vmcheck.inventory.model.values import Facts, Release, Timestamp
from vmcheck.inventory.model.vm import Vm


class Header(Facts, frozen=True):
    """Everything of an inventory but its VMs."""

    schema_version: Literal[1]
    """Version of this format: 1."""
    collected_at: Timestamp | None = None
    """When the facts were collected."""
    earliest_host_release: Release | None = None
    """The hosts run this release or a later one: the way in which the facts were collected proves it. Asked
    where the release of a host is not known."""
    hosts: tuple[Host, ...] | None = None
    """The hosts."""
    file_servers: tuple[FileServer, ...] | None = None
    """File servers that hold virtual hard disks."""


class Inventory(Header, frozen=True, kw_only=True):
    """A whole inventory document."""

    vms: tuple[Vm, ...]
    """The virtual machines."""
