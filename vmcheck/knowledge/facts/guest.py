"""What follows from what the guest reports of itself."""

from vmcheck.engine.fields import Field, Kind
from vmcheck.inventory.model import GuestVolume
from vmcheck.knowledge.facts.define import Element, of_element, of_vm
from vmcheck.knowledge.subject import Subject


def _recognised(
    name: str, kind: Kind, about: str, *, needs: tuple[str, ...] = (), choices: tuple[str, ...] = ()
) -> Field:
    return Field(
        name=f"guest.os.{name}",
        kind=kind,
        root="guest_os",
        attributes=(name,),
        needs=("guest.os.name", *needs),
        choices=choices,
        about=about,
    )


def _supported(subject: Subject, _element: Element) -> bool | None:
    hosts = subject.guest_os.supported_hosts if subject.guest_os is not None else None
    return None if hosts is None else subject.site.release in hosts


def _shadow_storage_elsewhere(_subject: Subject, volume: GuestVolume) -> bool | None:
    if volume.shadow_storage is None or volume.mount is None:
        return None
    if volume.shadow_storage == volume.mount:
        return False
    return _same(volume.shadow_storage) != _same(volume.mount)


def _same(mount: str) -> str:
    return mount.strip().rstrip("\\").casefold()


def _mounted_twice(subject: Subject, volume: GuestVolume) -> bool | None:
    if volume.device is None:
        return None
    volumes = (subject.vm.guest.volumes if subject.vm.guest is not None else None) or ()
    return sum(other.device == volume.device for other in volumes) > 1


def _free_percent(_subject: Subject, volume: GuestVolume) -> int | None:
    free, size = volume.free_bytes, volume.size_bytes
    return None if free is None or not size else free * 100 // size


FIELDS: tuple[Field, ...] = (
    _recognised(
        "family",
        "choice",
        "What kind of system the guest runs.",
        choices=("windows", "linux", "freebsd", "other"),
    ),
    _recognised("product", "text", "Product or distribution: windows-server-2008-r2, ubuntu."),
    _recognised("label", "text", "Product or distribution with its release, for people."),
    _recognised(
        "vss_capable", "boolean", "Whether the guest has a VSS requestor for the host's backup to call."
    ),
    _recognised(
        "live_backup",
        "boolean",
        "Whether Microsoft lists live virtual machine backup for this Linux or FreeBSD release.",
        needs=("guest.os.version",),
    ),
    of_vm(
        "guest.os.supported",
        "boolean",
        _supported,
        needs=("guest.os.name",),
        follows_from=("guest.os.family",),
        about="Whether the guest is on the supported list of its host's release.",
    ),
    of_element(
        "guest.volume.shadow_storage_elsewhere",
        "boolean",
        _shadow_storage_elsewhere,
        needs=("[].shadow_storage", "[].mount"),
        about="Whether the volume's shadow copies are kept on another volume.",
    ),
    of_element(
        "guest.volume.mounted_twice",
        "boolean",
        _mounted_twice,
        needs=("[].device",),
        about="Whether the same device is mounted more than once.",
    ),
    of_element(
        "guest.volume.free_percent",
        "integer",
        _free_percent,
        needs=("[].free_bytes", "[].size_bytes"),
        about="Free space of the guest volume in percent.",
    ),
)
