"""The first step: what the backup job takes."""

from vmcheck.inventory.model import BackupJob
from vmcheck.knowledge.selection import is_bare_metal_only
from vmcheck.pages.blocks import Text, name
from vmcheck.story.case import Case
from vmcheck.story.course import course
from vmcheck.story.fate import Fate
from vmcheck.story.say import joined, listed, say


def selection_text(case: Case, fate: Fate) -> Text:
    """What the job of the VM's host takes."""
    texts = course().selection
    if not case.host_known:
        return texts["host-unknown"]
    job = case.job
    host = name(case.verdict.host) if case.verdict.host else "its host"
    if job is None:
        return say(texts["no-job"], host=host)
    told = say(texts[_kind(job, case, fate)], host=host, job=job_name(job), volumes=listed(job.volumes or ()))
    asks = course().requestors.get(job.requestor or "")
    return joined([f"{asks} asks for the backup. " if asks else "", told])


def job_name(job: BackupJob) -> Text:
    """A job by its name, if it has one."""
    return (name(job.name),) if job.name else "without a name"


def _kind(job: BackupJob, case: Case, fate: Fate) -> str:
    if fate == "left-out":
        return "left-out"
    if job.vms is not None and _names(job, case):
        return "by-vm"
    if job.volumes:
        return "by-volume"
    if is_bare_metal_only(job):
        return "bare-metal"
    return "nothing" if job.vms is not None else "not-collected"


def _names(job: BackupJob, case: Case) -> bool:
    wanted = {case.verdict.name.casefold(), (case.verdict.id or case.verdict.name).casefold()}
    return any(vm.casefold() in wanted for vm in job.vms or ())
