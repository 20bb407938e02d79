"""Derived facts: pure functions of a VM in its surroundings. None where a fact is missing."""

from vmcheck.engine.fields import Field, Scope
from vmcheck.knowledge.facts import disk, folder, guest, job, parent, place, vm

DERIVED_SCOPES: tuple[Scope, ...] = (folder.SCOPE, parent.SCOPE)

DERIVED_FIELDS: tuple[Field, ...] = (
    *guest.FIELDS,
    *vm.FIELDS,
    *job.FIELDS,
    *disk.FIELDS,
    *folder.FIELDS,
    *parent.FIELDS,
    *place.FIELDS,
)
