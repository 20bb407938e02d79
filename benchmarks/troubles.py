"""What is wrong with some of the made-up VMs: bad for the backup, or not even valid."""

from collections.abc import Callable
from random import Random

from benchmarks.fleet import GIB, HOSTS, Facts

INVALID_SHARE = 0.02
LINUX_SHARE = 0.045
"""A Linux guest is never application-consistent, so each of them has a finding."""
TROUBLED_SHARE = 0.105

Change = Callable[[Facts], None]


def _service_off(vm: Facts) -> None:
    vm["integration_services"]["backup"]["enabled"] = False


def _no_integration_services(vm: Facts) -> None:
    vm["integration_services"] = {"installed": False}


def _no_contact(vm: Facts) -> None:
    vm["integration_services"]["backup"]["status"] = "NoContact"


def _fat_volume(vm: Facts) -> None:
    vm["guest"]["volumes"][-1]["filesystem"] = "FAT32"


def _dynamic_disk(vm: Facts) -> None:
    vm["guest"]["disks"][-1]["layout"] = "Dynamic"


def _shadows_elsewhere(vm: Facts) -> None:
    vm["guest"]["volumes"][-1]["shadow_storage"] = "C:"


def _pass_through(vm: Facts) -> None:
    last = vm["disks"][-1]
    vm["disks"][-1] = {"id": last["id"], "attachment": "passthrough", "size_bytes": last["size_bytes"]}


def _iscsi(vm: Facts) -> None:
    target = f"iqn.1991-05.com.microsoft:san01-{vm['name'].casefold()}"
    vm["guest"]["iscsi_disks"] = [{"target": target, "size_bytes": 512 * GIB, "mount": "S:"}]


def _unselected_volume(vm: Facts) -> None:
    vm["disks"][-1]["path"] = f"E:\\VMs\\{vm['name']}\\disk9.vhdx"


def _off(vm: Facts) -> None:
    vm["state"] = "Off"


def _guest_not_asked(vm: Facts) -> None:
    vm["guest"] = {"os": vm["guest"]["os"]}


TROUBLES: tuple[Change, ...] = (
    _service_off,
    _no_integration_services,
    _no_contact,
    _fat_volume,
    _dynamic_disk,
    _shadows_elsewhere,
    _pass_through,
    _iscsi,
    _unselected_volume,
    _off,
    _guest_not_asked,
)


def _nameless(vm: Facts) -> None:
    del vm["name"]


def _misspelt_key(vm: Facts) -> None:
    vm["genration"] = vm.pop("generation")


def _text_for_number(vm: Facts) -> None:
    vm["disks"][0]["size_bytes"] = "64 GB"


def _unknown_state(vm: Facts) -> None:
    vm["state"] = "Läuft"


MISTAKES: tuple[Change, ...] = (_nameless, _misspelt_key, _text_for_number, _unknown_state)


def spoil(vm: Facts, random: Random) -> None:
    """Turn a share of the clean VMs into invalid, Linux or troubled ones."""
    draw = random.random()
    if draw < INVALID_SHARE:
        random.choice(MISTAKES)(vm)
    elif draw < INVALID_SHARE + LINUX_SHARE:
        _become_linux(vm)
    elif draw < INVALID_SHARE + LINUX_SHARE + TROUBLED_SHARE:
        for change in random.sample(TROUBLES, random.choice((1, 1, 1, 2))):
            _apply(change, vm)


def _apply(change: Change, vm: Facts) -> None:
    """Make a change, unless an earlier one took away what it changes."""
    if change in (_fat_volume, _dynamic_disk, _shadows_elsewhere) and "volumes" not in vm["guest"]:
        return
    if change in (_service_off, _no_contact) and "backup" not in vm["integration_services"]:
        return
    change(vm)


def _become_linux(vm: Facts) -> None:
    modern = HOSTS[vm["host"]].release in ("2016", "2022")
    system = ("Ubuntu 18.04.6 LTS", "18.04") if modern else ("CentOS Linux release 7.9.2009", "7.9")
    guest = vm["guest"]
    guest["os"] = {"name": system[0], "version": system[1]}
    guest["vss_daemon"] = "Running"
    del guest["services"], guest["scope_snapshots"]
    guest["disks"] = [{"disk": disk["id"], "bus": "Virtual"} for disk in vm["disks"]]
    guest["volumes"] = [
        {
            "mount": "/" if number == 0 else f"/srv/d{number}",
            "filesystem": "ext4" if number == 0 else "xfs",
            "size_bytes": volume["size_bytes"],
            "free_bytes": volume["free_bytes"],
            "disk": volume["disk"],
            "device": f"/dev/sd{'abcdefgh'[number]}1",
            "read_only": False,
        }
        for number, volume in enumerate(guest["volumes"])
    ]
