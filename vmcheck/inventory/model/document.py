"""A whole inventory document, and its header."""

from typing import Annotated, Literal

from vmcheck.inventory.model.host import FileServer, Host
from vmcheck.inventory.model.values import Facts, Release, Timestamp, about
from vmcheck.inventory.model.vm import Vm


class Header(Facts, frozen=True):
    """Everything of an inventory but its VMs."""

    schema_version: Annotated[Literal[1], about("Version of this format: 1.")]
    collected_at: Annotated[Timestamp | None, about("When the facts were collected.")] = None
    earliest_host_release: Annotated[
        Release | None,
        about(
            "The hosts run this release or a later one: the way in which the facts were collected proves it. "
            "Asked where the release of a host is not known."
        ),
    ] = None
    hosts: Annotated[tuple[Host, ...] | None, about("The hosts.")] = None
    file_servers: Annotated[
        tuple[FileServer, ...] | None, about("File servers that hold virtual hard disks.")
    ] = None


class Inventory(Header, frozen=True, kw_only=True):
    """A whole inventory document."""

    vms: Annotated[tuple[Vm, ...], about("The virtual machines.")]
