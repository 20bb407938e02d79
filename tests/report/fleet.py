"""Hand-built fleets for the report tests: verdicts, refused VMs and problems with fixed positions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.report.examples import (
    BACKUP_OFF,
    CRASHED,
    DISK,
    DYNAMIC_DISK,
    ISCSI,
    LUN,
    NO_DAEMON,
    NO_LAYOUT,
    NO_RCT,
    NO_SCSI,
    NO_VOLUMES,
    OLD_BACKUP,
    PASS_THROUGH,
    backup_off,
)
from vmcheck.inventory.events import Path, Place, Problem, Refused
from vmcheck.inventory.model import Vm
from vmcheck.verdict import Verdict

FILE = "C:\\Audit\\fleet.json"


@dataclass(slots=True)
class FakeRecord:
    """A record whose facts stand one line below each other, deeper ones further to the right."""

    vm: Vm
    line: int
    index: int

    def place(self, path: Path = ()) -> Place:
        return Place(FILE, self.line + len(str(path)) % 30 * bool(path), 5 + 2 * len(path))

    def pointer(self, path: Path = ()) -> str:
        return "/".join(["", "vms", str(self.index), *map(str, path)])


def vm(name: str, index: int, **changes: object) -> Verdict:
    """Give a VM that is ready for an online backup, but for the changes."""
    facts: dict[str, object] = {
        "name": name,
        "id": f"6f3c9a55-0000-4000-8000-{index + 1:012}",
        "host": "HV01",
        "release": "2019",
        "release_assumed": False,
        "state": "Running",
        "classification": "online-capable",
        "mode": "online",
        "consistency": "application",
        "coverage": "full",
        "downtime": False,
        "record": FakeRecord(Vm(name=name), 3 + 40 * index, index),
    }
    return Verdict(**{**facts, **changes})  # type: ignore[arg-type]  # the fields have many types


CLEAN = vm("WEB01", 0)
SAVED = {"classification": "saved-state", "mode": "saved-state", "downtime": True}
PARTIAL = {"classification": "partially-covered", "coverage": "partial"}
CRASH = {"classification": "crash-consistent", "consistency": "crash"}
FAILS = {"classification": "fails", "mode": "fails", "consistency": None, "coverage": "none"}
UNKNOWN = {
    "classification": "undetermined",
    "mode": "unknown",
    "consistency": "unknown",
    "coverage": "unknown",
    "downtime": None,
}

HOSTILE_NAMES = (
    "\x1b[31mRED\x1b[0m",
    "=cmd|' /C calc'!A0",
    "a|b\\|c",
    "<script>alert(1)</script>",
    "::error::owned",
    "two\nlines\r\n",
    "\u202egnp.exe",
    "\U0001f600 VM",
    "\u30c7\u30fc\u30bf\u30d9\u30fc\u30b9\u30b5\u30fc\u30d0\u30fc\u672c\u756a\u74b0\u5883",
    "e\u0301le\u0300ve",
    "L" * 300,
    "@everyone `code` **bold** [x](http://x)",
    "lone \udc80 surrogate",
)

MIXED: Sequence[Verdict] = (
    CLEAN,
    vm("SQL01", 1, **SAVED, findings=(BACKUP_OFF,), remedies=(BACKUP_OFF.remedy.text,)),
    vm("FILE01", 2, **FAILS, findings=(NO_SCSI, OLD_BACKUP), remedies=(NO_SCSI.remedy.text,)),
    vm(
        "EXCHANGE-ARCHIVE-01",
        3,
        **PARTIAL,
        findings=(PASS_THROUGH, ISCSI, NO_RCT),
        excluded=(DISK, LUN),
        remedies=(PASS_THROUGH.remedy.text, ISCSI.remedy.text),
        missing=("guest.volumes",),
        unknowns=(NO_VOLUMES,),
    ),
    vm("ubuntu-build-7", 4, **CRASH, findings=(NO_DAEMON,), host="HV02"),
    vm("APP02", 5, **UNKNOWN, unknowns=(NO_VOLUMES, NO_LAYOUT),
       missing=("guest.volumes", "guest.disks[0].layout", "guest.disks[1].layout"), uncertain=(DISK,),
       release="2008", release_assumed=True, host=None, state=None, id=None),
    vm("APP03", 6, **UNKNOWN, unknowns=(CRASHED,)),
    vm("DC01", 7, findings=(OLD_BACKUP, NO_RCT), release="2022", host="HV02"),
    vm("DC02", 8, **SAVED, findings=(BACKUP_OFF, DYNAMIC_DISK), remedies=("Move the data.",), host="HV02"),
)  # fmt: skip

HOSTILE: Sequence[Verdict] = tuple(
    vm(name, index, **SAVED, findings=(backup_off(f"Backup is off for {name}"),))
    for index, name in enumerate(HOSTILE_NAMES)
)

TYPE_PROBLEM = Problem(
    place=Place(FILE, 412, 17),
    pointer="/vms/9/disks/0/format",
    message='"VHDY" is not one of VHD, VHDX, VHDSet',
    hint="did you mean VHDX?",
)
REFUSED = Refused(
    name="OLD|01",
    place=Place(FILE, 401, 5),
    problems=(TYPE_PROBLEM, Problem(place=Place(FILE, 420, 9), pointer="/vms/9", message="unknown key x")),
)
NAMELESS = Refused(name=None, place=Place(FILE, 441, 5), problems=())
TWICE = Problem(
    place=Place(FILE, 90, 12),
    pointer="/vms/2/id",
    message="this id was given before",
    related=Place(FILE, 50, 12),
)
SAME_NAME = Problem(
    place=Place("C:\\Audit\\second.json", 8, 12),
    pointer="/vms/0/name",
    message="another VM of HV01 has this name",
    severity="warning",
)
