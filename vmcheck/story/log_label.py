"""What Windows Server Backup will call the VM in its log."""

from collections.abc import Mapping

from vmcheck.story.case import Case
from vmcheck.story.fate import Fate

OFFLINE_IS_NO_DOWNTIME = (
    "Windows Server Backup calls a VM Offline whose guest took no part in the backup. From Windows Server "
    "2012 R2 on that means no interruption."
)
_LABELS: Mapping[Fate, str] = {
    "online": "Online",
    "file-system": "Online",
    "crash": "Offline",
    "saved-state": "Offline",
}


def log_label(case: Case, fate: Fate) -> str | None:
    r"""``Online\SQL01`` or ``Offline\SQL01``; None for other products, and where it is not known."""
    label = _LABELS.get(fate)
    if label is None or case.job is None or case.job.requestor != "WindowsServerBackup":
        return None
    return f"{label}\\{case.verdict.name}"
