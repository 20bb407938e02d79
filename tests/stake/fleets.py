"""Verdicts with something at stake, and the inventories they stand in."""

from collections.abc import Iterable, Iterator

from msgspec import structs

from tests.report import fleet
from vmcheck.inventory.events import Event, Opened
from vmcheck.inventory.model import BackupJob, Header, Host, Vm
from vmcheck.stake.tally import StakeTally
from vmcheck.verdict import Item, Verdict

GIB = 2**30
JOBS = {"HV01": "nightly", "HV02": "Nightly", "HV03": None, "HV04": ""}
"""The name of each host's backup job; None: no job, empty: a job without a name."""


def opened() -> Opened:
    """An inventory with the hosts of ``JOBS``."""
    hosts = [
        Host(name=name, backup_job=None if job is None else BackupJob(name=job or None))
        for name, job in JOBS.items()
    ]
    return Opened(file=fleet.FILE, header=Header(schema_version=1, hosts=tuple(hosts)))


def item(size: int | None) -> Item:
    """A disk of that size."""
    return Item(kind="disk", name="SCSI 0:1", size_bytes=size, rule="HVB401", why="pass-through disk")


def vm(
    name: str,
    host: str | None,
    *,
    downtime: bool | None = False,
    memory: int | None = None,
    excluded: Iterable[int | None] = (),
    uncertain: Iterable[int | None] = (),
) -> Verdict:
    """A verdict with something at stake."""
    record = fleet.FakeRecord(Vm(name=name, memory_bytes=memory), 3, 0)
    facts = fleet.SAVED if downtime else {}
    verdict = fleet.vm(
        name,
        0,
        **{**facts, "host": host, "downtime": downtime, "record": record},
    )
    return structs.replace(
        verdict, excluded=tuple(map(item, excluded)), uncertain=tuple(map(item, uncertain))
    )


def counted(tally: StakeTally, verdicts: Iterable[Verdict]) -> StakeTally:
    """The tally after a run."""

    def events() -> Iterator[Event]:
        yield opened()

    for _ in tally.following(events()):
        pass
    for verdict in verdicts:
        tally.see(verdict)
    return tally


MIXED = (
    vm("WEB01", "HV01"),
    vm("KIOSK-XP", "HV01", downtime=True, memory=4 * GIB),
    vm("LINUX01", "hv01", downtime=True, memory=16 * GIB, excluded=[2 * 2**40, None]),
    vm("TS02", "HV02", downtime=True),
    vm("APP02", "HV03", downtime=None, memory=8 * GIB, uncertain=[60 * GIB]),
    vm("LOST|01", None, uncertain=[None]),
    vm("TEST01", "HV04", excluded=[None]),
    vm("CLEAN01", "HV05"),
)
