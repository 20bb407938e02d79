"""A fleet with findings that the gate does not look at: suppressed ones, and known ones."""

from msgspec.structs import replace

from tests.report.across_examples import disk_twice, set_fails
from tests.report.examples import BACKUP_OFF, DYNAMIC_DISK, NO_RCT, NO_SCSI, PASS_THROUGH
from tests.report.fleet import FAILS, PARTIAL, SAVED, vm
from tests.report.runs import Fleet
from vmcheck.verdict import Finding

REASON = "backed up by the SAN; see <TICKET-1> & \x1b[31m"
SUPPRESSED = replace(PASS_THROUGH, suppression=REASON)
KNOWN = replace(BACKUP_OFF, known=True)
ACCEPTED_FINDINGS = (SUPPRESSED, KNOWN)


def accepted_only(*findings: Finding) -> Fleet:
    """Give a fleet of one VM with these findings."""
    return Fleet([vm("SQL01", 0, **PARTIAL, findings=findings)])


ACCEPTED = Fleet(
    [
        vm("SQL01", 0, **PARTIAL, findings=(SUPPRESSED,)),
        vm("SQL02", 1, **SAVED, findings=(KNOWN, DYNAMIC_DISK)),
        vm("SQL03", 2, **SAVED, findings=(KNOWN,)),
        vm("SQL04", 3, **PARTIAL, findings=(SUPPRESSED, replace(NO_RCT, suppression="old"), NO_RCT)),
        vm("SQL05", 4, **FAILS, findings=(SUPPRESSED, NO_SCSI), host="HV02"),
    ],
    across=[
        replace(set_fails(("SQL01", "SQL05"), ("SQL05",), 163), suppression="test set"),
        replace(disk_twice("d:\\a.vhdx", ("SQL01", "SQL02"), 3), known=True),
        disk_twice("d:\\b.vhdx", ("SQL01", "SQL02"), 3),
    ],
)
