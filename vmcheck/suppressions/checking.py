"""What the tables of vmcheck-suppressions.toml must be, and where one is not."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import msgspec

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.positions import pointer_of
from vmcheck.inventory.wording import did_you_mean, listed, shown
from vmcheck.suppressions.file_shape import SuppressionsFile, SuppressPart
from vmcheck.suppressions.suppression import Suppression
from vmcheck.suppressions.wildcards import has_wildcards
from vmcheck.toml_text import Keys, TomlText

_KINDS = {field.name: field.type for field in msgspec.structs.fields(SuppressPart)}
_REQUIRED = tuple(field.name for field in msgspec.structs.fields(SuppressPart) if field.required)
_TOP = tuple(field.name for field in msgspec.structs.fields(SuppressionsFile))


class KnownRule(Protocol):
    """What must be known of a rule; ``vmcheck.engine.rule.Rule`` has it."""

    @property
    def id(self) -> str:
        """HVB401."""
        ...

    @property
    def name(self) -> str:
        """Its short name."""
        ...

    @property
    def suppressible(self) -> bool:
        """Whether it may be suppressed."""
        ...

    @property
    def scope(self) -> str:
        """``fleet`` for rules about several VMs together."""
        ...


class Checking:
    """Makes suppressions of plain data, and collects what does not fit."""

    def __init__(self, file: str, text: TomlText, rules: Iterable[KnownRule]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._text = text
        self._rules: dict[str, KnownRule] = {}
        for rule in rules:
            self._rules[rule.id.casefold()] = self._rules[rule.name.casefold()] = rule

    def entries(self) -> list[Suppression]:
        """The suppressions that fit. What does not is in ``problems`` then, in the order of the text."""
        found = self._found()
        self.problems.sort(key=lambda problem: (problem.place.line, problem.place.column))
        return found

    def _found(self) -> list[Suppression]:
        self._unknown_keys((), self._text.data, _TOP)
        tables = self._text.data.get("suppress", [])
        if not isinstance(tables, list):
            self._fault(
                ("suppress",), "suppress is a list of tables.", "Write [[suppress]], twice bracketed."
            )
            return []
        found = (self._entry(("suppress", number), table) for number, table in enumerate(tables))
        return [entry for entry in found if entry is not None]

    def _entry(self, where: Keys, table: Any) -> Suppression | None:
        if not isinstance(table, dict):
            self._fault(where, f"Expected a table, found {shown(table)}.", "Write [[suppress]].")
            return None
        before = len(self.problems)
        self._unknown_keys(where, table, tuple(_KINDS))
        self._wrong_values(where, table)
        self._missing_keys(where, table)
        rule = self._rule(where, table)
        if rule is None or len(self.problems) > before:
            return None
        part = msgspec.convert(table, SuppressPart)
        return Suppression(
            rule=rule.id,
            vm=part.vm,
            vm_id=part.vm_id,
            object=part.object,
            reason=part.reason.strip(),
            expires=part.expires,
            place=Place(self._file, *self._text.position(where)),
        )

    def _rule(self, where: Keys, table: Mapping[str, Any]) -> KnownRule | None:
        """The rule that is named, if it is one that may be suppressed."""
        name = table.get("rule")
        if not isinstance(name, str) or not name.strip():
            return None
        rule = self._rules.get(name.casefold())
        if rule is None:
            known = {word for rule in self._rules.values() for word in (rule.id, rule.name)}
            hint = did_you_mean(name, known) or "See vmcheck rules list."
            self._fault((*where, "rule"), f"There is no rule {shown(name)}.", hint)
        elif not rule.suppressible:
            hint = f"vmcheck rules show {rule.id} tells what to do about it."
            self._fault((*where, "rule"), f"{rule.id} cannot be suppressed.", hint)
        elif rule.scope == "fleet" and "vm_id" in table:
            message = f"{rule.id} is about several VMs together, which are told by their names."
            self._fault((*where, "vm_id"), message, "Use vm, a name pattern.")
        return rule

    def _unknown_keys(self, where: Keys, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                hint = did_you_mean(key, known) or f"Known: {listed(known)}."
                self._fault((*where, key), f"The key {shown(key)} is not known here.", hint)

    def _wrong_values(self, where: Keys, table: Mapping[str, Any]) -> None:
        for key, kind in _KINDS.items():
            if key in table and not _fits(table[key], kind):
                wanted = "a date such as 2027-01-31" if key == "expires" else "text that is not blank"
                self._fault((*where, key), f"{key} is {wanted}, found {shown(table[key])}.")
        vm_id = table.get("vm_id")
        if isinstance(vm_id, str) and has_wildcards(vm_id):
            self._fault((*where, "vm_id"), "vm_id is one id, without wildcards.", "Patterns go with vm.")

    def _missing_keys(self, where: Keys, table: Mapping[str, Any]) -> None:
        for key in _REQUIRED:
            if key not in table:
                self._fault(where, f"The key {key} is missing.")
        given = [key for key in ("vm", "vm_id") if key in table]
        if not given:
            self._fault(where, "Either vm or vm_id is needed.", 'vm = "*" is every VM.')
        elif len(given) > 1:
            self._fault((*where, "vm_id"), "vm and vm_id do not go together.", "Remove one of them.")

    def _fault(self, where: Keys, message: str, hint: str | None = None) -> None:
        place = Place(self._file, *self._text.position(where))
        self.problems.append(Problem(place=place, pointer=pointer_of(where), message=message, hint=hint))


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True
