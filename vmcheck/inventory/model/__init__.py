"""The inventory format, version 1, as typed structs: the one source of its JSON Schema.

Absent or null means "not collected", which is unknown. An empty list means "collected, and
there is none". Sizes are bytes. Unknown keys are refused, except those that begin with ``x-``.
"""

from vmcheck.inventory.model.document import Header, Inventory
from vmcheck.inventory.model.guest import (
    Guest,
    GuestCluster,
    GuestDisk,
    GuestOs,
    GuestServices,
    GuestVolume,
    IscsiDisk,
)
from vmcheck.inventory.model.host import BackupJob, FileServer, Host, HostVolume, VssProvider
from vmcheck.inventory.model.parts import (
    AssignedDevice,
    BackupService,
    Checkpoint,
    Disk,
    IntegrationServices,
    Replication,
    Security,
)
from vmcheck.inventory.model.values import MAX_INTEGER, Bytes, Count, Name, Release, Timestamp, Version
from vmcheck.inventory.model.vm import Vm

__all__ = [
    "MAX_INTEGER",
    "AssignedDevice",
    "BackupJob",
    "BackupService",
    "Bytes",
    "Checkpoint",
    "Count",
    "Disk",
    "FileServer",
    "Guest",
    "GuestCluster",
    "GuestDisk",
    "GuestOs",
    "GuestServices",
    "GuestVolume",
    "Header",
    "Host",
    "HostVolume",
    "IntegrationServices",
    "Inventory",
    "IscsiDisk",
    "Name",
    "Release",
    "Replication",
    "Security",
    "Timestamp",
    "Version",
    "Vm",
    "VssProvider",
]
