"""The wording that reports share: headline, notes, reasons, numbers."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from vmcheck.report.base import Summary
from vmcheck.verdict import Classification, Finding, Verdict

MEANING: Mapping[Classification, str] = MappingProxyType(
    {
        "fails": "the backup of the VM fails",
        "partially-covered": "data of the VM is not in the backup",
        "saved-state": "the VM is interrupted while it is backed up",
        "crash-consistent": "the backup is as after a power failure",
        "undetermined": "facts are missing to tell",
        "online-capable": "backed up while it runs, nothing left out",
    }
)
"""Each class in a few words."""

_KIBI = 1024
_UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


def human_bytes(size: int) -> str:
    """Give a size in the largest binary unit of which it has at least one: ``1.5 GiB``.

    Rounded half up to one decimal place, which is left out where it is zero; what would be
    rounded to 1024 of a unit is 1 of the next. Below 1 KiB: ``512 bytes``.
    """
    if size < _KIBI:
        return plural(size, "byte")
    unit = 1
    while unit < len(_UNITS) - 1 and _tenths(size, unit) >= 10 * _KIBI:
        unit += 1
    whole, tenth = divmod(_tenths(size, unit), 10)
    return f"{whole}.{tenth} {_UNITS[unit]}" if tenth else f"{whole} {_UNITS[unit]}"


def _tenths(size: int, unit: int) -> int:
    divisor: int = _KIBI**unit
    return (size * 20 + divisor) // (divisor * 2)


def plural(number: int, noun: str, nouns: str | None = None) -> str:
    """Give a number with its noun: ``1 VM``, ``2 VMs``; ``nouns`` is a plural not made with s."""
    return f"{number} {noun}" if number == 1 else f"{number} {nouns or noun + 's'}"


def headline(summary: Summary) -> str:
    """Say in one line how many VMs are ready and how many need attention, and what was not checked."""
    parts = [_two_numbers(summary)]
    if summary.refused:
        refused = f"{plural(summary.refused, 'VM')} refused"
        parts.append(f"{refused} and not checked" if summary.vms else refused)
    if summary.errors:
        parts.append(f"{plural(summary.errors, 'error')} in the input")
    if summary.faults:
        parts.append(f"{plural(summary.faults, 'rule')} crashed")
    return "; ".join(parts)


def _two_numbers(summary: Summary) -> str:
    if not summary.vms:
        return "No VM was checked"
    if not summary.attention:
        who = "The only VM is" if summary.vms == 1 else f"All {summary.vms} VMs are"
        return f"{who} ready for an online backup"
    be = "is" if 1 in (summary.ready, summary.vms) else "are"
    need = "needs" if summary.attention == 1 else "need"
    return (
        f"{summary.ready} of {plural(summary.vms, 'VM')} {be} ready for an online backup, "
        f"{summary.attention} {need} attention"
    )


def notes(summary: Summary) -> list[str]:
    """Give what holds for the whole run and changes how the verdicts are to be read."""
    lines = []
    if summary.release_assumed:
        lines.append(
            f"{plural(summary.release_assumed, 'VM')} judged by the rules of Windows Server 2008, "
            "because the release of the host is not given (--host-release gives one)"
        )
    if summary.selection_not_assessed:
        lines.append(
            f"backup selection not assessed for {plural(summary.selection_not_assessed, 'VM')}, "
            "because the inventory has no backup job for their host"
        )
    if summary.lacking_without_cmdlets:
        lines.append(
            f"{plural(summary.lacking_without_cmdlets, 'VM')} with facts not collected on hosts before "
            "Windows Server 2012, where Hyper-V has no cmdlets: the script of vmcheck collector works there"
        )
    return [*lines, *summary.notes]


def not_collected(facts: Sequence[str], most: int | None = None) -> str:
    """Name facts that were not collected, the first ``most`` of them."""
    shown = facts if most is None else facts[:most]
    rest = len(facts) - len(shown)
    return f"not collected: {', '.join(shown)}" + (f" and {rest} more" if rest else "")


def deciding(verdict: Verdict) -> list[Finding]:
    """Give the findings that decide about the backup, or else all of them: advice is no reason."""
    decided = [f for f in verdict.findings if f.outcome != "advice" and f.severity != "info"]
    return decided or list(verdict.findings)


def crashes(verdict: Verdict) -> list[str]:
    """Name the rules that crashed for this VM."""
    return [f"{u.rule} crashed: {u.fault}" for u in verdict.unknowns if u.fault is not None]


def undecided(verdict: Verdict) -> str:
    """Say why the class of a VM is not known: facts not collected, rules that crashed."""
    gaps = [not_collected(verdict.missing)] if verdict.missing else []
    return "; ".join([*gaps, *crashes(verdict)])


def excluded_total(summary: Summary) -> str:
    """Say how much is certainly not in the backup, empty where nothing is excluded."""
    if not summary.excluded_items:
        return ""
    items = plural(summary.excluded_items, "disk, LUN or file set", "disks, LUNs or file sets")
    unknown = summary.excluded_unknown_size
    if unknown == summary.excluded_items:
        return f"{items}, size not known"
    size = human_bytes(summary.not_in_backup_bytes)
    return f"{size} in {items}" + (f", size not known for {unknown} of them" if unknown else "")
