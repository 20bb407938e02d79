"""Reconciliations for the report tests."""

from io import StringIO

from msgspec import structs

from tests.reconcile.vms import reconciled, statement
from tests.report.examples import BACKUP_OFF, NO_VOLUMES
from tests.report.fleet import CRASH, FAILS, HOSTILE_NAMES, SAVED, UNKNOWN, vm
from vmcheck.reconcile.reading import Log, Shown
from vmcheck.reconcile.reconciliation import Entry
from vmcheck.reconcile.reports.base import ReconcileCounts, ReconcileOptions, ReconcileRun
from vmcheck.reconcile.reports.formats import FORMATS
from vmcheck.verdict import Unknown

SHADOW = Unknown(
    rule="HVB205",
    title="Shadow storage lies on another volume",
    outcome="saved-state",
    missing=("guest.volumes",),
)

MIXED = reconciled(
    [
        statement("online", "WEB01", line=4),
        statement("offline", "APP01", line=7),
        statement("online", "OFF01", line=10),
        statement("offline", "OFF01", line=11),
        statement("online", "CRASH01", line=13),
        statement("offline", "OLD01", line=16),
        statement("offline", "OLD02", line=17),
        statement("online", "WRONG01", line=18),
        statement("online", "BOTH01", line=19),
        *[statement("offline", "BOTH01", line=20)] * 2,
        statement("offline", "UNSURE01", line=22),
        statement("online", "FAILS01", line=23),
        statement("online", "TWIN", line=24),
        statement("online", "REFUSED", line=25),
        statement("online", "GHOST", "5f0c2e4a-0000-4000-8000-00000000000f", line=26),
    ],
    [
        vm("WEB01", 0),
        vm("APP01", 1),
        vm("OFF01", 2, state="Off", mode="not-running", consistency=None),
        vm("CRASH01", 3, **CRASH, findings=(structs.replace(BACKUP_OFF, outcome="crash-consistent"),)),
        vm("OLD01", 4, release="2008R2", **SAVED, findings=(BACKUP_OFF,)),
        vm("OLD02", 5, release="2012"),
        vm("WRONG01", 6, release="2008", release_assumed=True, **SAVED, findings=(BACKUP_OFF,)),
        vm("BOTH01", 7),
        vm("UNSURE01", 8, **UNKNOWN, release=None, unknowns=(NO_VOLUMES, SHADOW), missing=("guest.volumes",)),
        vm("FAILS01", 9, **FAILS),
        vm("TWIN", 10),
        vm("TWIN", 11, host="HV02"),
        vm("QUIET01", 12),
    ],
    refused=("REFUSED",),
)
AGREED = reconciled([statement("online", "WEB01", line=4)], [vm("WEB01", 0)])
HOSTILE = reconciled(
    [statement("offline", name, line=n) for n, name in enumerate(HOSTILE_NAMES, 1)],
    [vm(name, n) for n, name in enumerate(HOSTILE_NAMES) if n % 2],
)


def _log() -> Log:
    log = Log("wsb.log", "utf-8", other=28)
    log.counts.update({"statement": 15, "known": 20, "doubtful": 1, "unknown": 7})
    log.shown += [
        Shown("doubtful", 28, "Légende : En ligne\\SQL01"),
        Shown("unknown", 30, "\x1b[31mterminé | fin"),
    ]
    return log


RUN = ReconcileRun(
    tool_version="0.1.0",
    inventory="inventory.json",
    vms=13,
    refused=1,
    errors=1,
    hosts=2,
    logs=(_log(), Log("empty.log")),
    faults=("HVB999",),
)
HOST_RUN = ReconcileRun(
    tool_version="0.1.0", inventory="inventory.json", vms=1, host="HV01", hosts=2, elsewhere=12
)


def write(
    format_name: str,
    entries: list[Entry],
    *,
    run: ReconcileRun = HOST_RUN,
    options: ReconcileOptions | None = None,
) -> str:
    """Give the whole document of a format."""
    stream = StringIO(newline="")
    counts = ReconcileCounts()
    report = FORMATS[format_name].open(stream, options or ReconcileOptions())
    report.begin(run)
    for entry in entries:
        counts.add(entry)
        report.entry(entry)
    report.end(counts)
    return stream.getvalue()
