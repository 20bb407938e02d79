"""What follows from the backup job of the VM's host."""

from vmcheck.engine.fields import Field
from vmcheck.knowledge.facts.define import Element, of_vm
from vmcheck.knowledge.releases import RELEASES
from vmcheck.knowledge.selection import is_bare_metal_only
from vmcheck.knowledge.subject import Subject


def _assessed(subject: Subject, _element: Element) -> bool | None:
    return subject.site.assessed


def _leaves_out_vm(subject: Subject, _element: Element) -> bool | None:
    return subject.site.selection.leaves_out(subject.vm) if subject.site.known else None


def _selects_c(subject: Subject, _element: Element) -> bool | None:
    return subject.site.selection.takes_drive_c(subject.vm) if subject.site.known else None


def _bare_metal_only(subject: Subject, _element: Element) -> bool | None:
    if not subject.site.known:
        return None
    return is_bare_metal_only(subject.host.backup_job if subject.host is not None else None)


def _release(subject: Subject, _element: Element) -> str:
    return subject.site.release


FIELDS: tuple[Field, ...] = (
    of_vm(
        "host.release",
        "choice",
        _release,
        needs=("host.release",),
        choices=RELEASES,
        of_site=True,
        about="Release of the host, by whose rules the VM is judged.",
    ),
    of_vm(
        "job.assessed",
        "boolean",
        _assessed,
        needs=("host",),
        of_site=True,
        about="Whether the inventory has a backup job for the VM's host.",
    ),
    of_vm(
        "job.leaves_out_vm",
        "boolean",
        _leaves_out_vm,
        needs=("host",),
        of_site=True,
        about="Whether the job selects by VM and does not name this one.",
    ),
    of_vm(
        "job.selects_drive_c",
        "boolean",
        _selects_c,
        needs=("host.backup_job.volumes",),
        of_site=True,
        about="Whether the job takes C:, where InitialStore.xml lies by default, or the VM itself.",
    ),
    of_vm(
        "job.bare_metal_only",
        "boolean",
        _bare_metal_only,
        needs=("host.backup_job.bare_metal_recovery",),
        of_site=True,
        about="Whether the job asks for bare-metal recovery and selects nothing else.",
    ),
)
