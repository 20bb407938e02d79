"""What every report is given: the run, its verdicts one by one, and the summary at its end."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from vmcheck.inventory.events import Problem, Refused
from vmcheck.verdict import Classification, FleetFinding, Verdict

if TYPE_CHECKING:
    from vmcheck.stake.model import Stake
    from vmcheck.stake.rate import Rate

CsvLayout = Literal["vms", "findings"]


class Options(Struct, frozen=True, kw_only=True):
    """How a report is to look. A format ignores the options that are not for it."""

    colour: bool = False
    """table: colour the terminal with ANSI sequences."""
    width: int = 80
    """table: columns of the terminal."""
    limit: int = 1000
    """table, markdown: lines of one section at most; what is left out is counted."""
    info: bool = False
    """table, markdown: say what to do about findings that only inform, too."""
    summary: bool = False
    """text: end with the headline. Off, so that every line is a finding."""
    csv_layout: CsvLayout = "vms"
    """csv: a row for each VM, or for each finding."""
    bom: bool = False
    """csv: begin with a byte order mark. Excel needs one to see UTF-8; most other programs take it
    for a part of the first heading, therefore it is off unless asked for."""
    base: str = ""
    """sarif, github, gitlab: the folder that names of files are made relative to, absolute. Empty:
    names stay as they were given."""
    baseline: bool = False
    """sarif: findings were compared with a baseline."""
    save_rate: "Rate | None" = None
    """table, markdown, json, ndjson, csv: how fast hosts write a saved state, to estimate pauses."""
    summary_file: Path | None = None
    """github: file that the summary of the job is appended to, as Markdown."""


class Run(Struct, frozen=True, kw_only=True):
    """What is known before the first VM."""

    tool_version: str
    inputs: tuple[str, ...]
    """Names of the inventories, in the order they are read."""


class Collect(Struct, frozen=True, kw_only=True):
    """How to collect facts that are missing."""

    facts: tuple[str, ...]
    """Their paths, list indices removed."""
    vms: int
    """How many VMs lack the one that most VMs lack."""
    side: str
    """Who can answer: host, guest, job, file server."""
    how: str
    powershell: str | None = None
    shell: str | None = None


class Summary(Struct, frozen=True, kw_only=True):
    """What is known after the last VM; ``vmcheck.report.tally.Tally`` makes it."""

    vms: int
    """VMs that were checked; refused ones are not."""
    ready: int
    attention: int
    by_class: Mapping[Classification, int]
    """All six classes, worst first, those without a VM too."""
    interrupted: int
    """VMs whose users will notice the backup."""
    not_in_backup_bytes: int
    """Bytes certainly not in the backup, as far as sizes are known."""
    excluded_items: int
    """Disks, LUNs and files certainly not in the backup."""
    excluded_unknown_size: int
    """How many of them have no known size."""
    uncertain_items: int
    """Disks, LUNs and files that may or may not be in the backup."""
    missing: Mapping[str, int]
    """Facts that were not collected and matter, list indices removed (``disks[].path``), with the
    number of VMs that lack them: most VMs first, then by name."""
    refused: int
    """VMs that do not fit the schema."""
    errors: int
    """Errors in the input apart from those of refused VMs."""
    warnings: int
    """Warnings about the input."""
    faults: int
    """Rules that crashed for at least one VM."""
    release_assumed: int
    """VMs judged by Windows Server 2008 because nobody gave the release of their host."""
    fleet_findings: int
    """Findings across VMs, those that only inform too."""
    selection_not_assessed: int
    """VMs for which the inventory carries no backup job."""
    lacking_without_cmdlets: int = 0
    """VMs that lack facts that matter and are on hosts that have no cmdlets of Hyper-V."""
    exit_code: int | None = None
    """What the process is going to exit with; None where that is not known yet."""
    collect: tuple[Collect, ...] = ()
    """How to collect what is missing, what most VMs lack first."""
    stake: "Stake | None" = None
    """Downtime and data at stake; None where no report shows them."""
    notes: tuple[str, ...] = ()
    """Further remarks that hold for the whole run, such as declared assumptions."""


class Report(Protocol):
    """A report in the making, written to a text stream.

    The stream must not translate line ends (``newline=""``) and needs an encoding, or an error
    handler, that can write any Unicode character; no report ever writes a lone surrogate.
    """

    @property
    def carries_problems(self) -> bool:
        """False where the format has no place for refused VMs and problems of the input.

        Then somebody else must tell of them.
        """
        ...

    def begin(self, run: Run) -> None:
        """Start the report."""
        ...

    def verdict(self, verdict: Verdict) -> None:
        """Take one VM."""
        ...

    def refused(self, refused: Refused) -> None:
        """Take a VM that does not fit the schema."""
        ...

    def problem(self, problem: Problem) -> None:
        """Take a problem of the input."""
        ...

    def fleet(self, finding: FleetFinding) -> None:
        """Take a finding across VMs. They come after the last VM."""
        ...

    def end(self, summary: Summary) -> None:
        """Finish the report. The stream stays open."""
        ...
