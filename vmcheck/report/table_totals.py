"""The last section of the table: the run in numbers."""

from collections.abc import Iterator

from vmcheck.report.base import Options, Summary
from vmcheck.report.colour import BOLD, CLASS, paint
from vmcheck.report.escape import terminal
from vmcheck.report.layout import hanging
from vmcheck.report.words import MEANING, excluded_total, plural

_MOST_FACTS = 5
_LABEL = "  {:<15}"


def totals(summary: Summary, options: Options) -> list[str]:
    """Give VMs by class, interruptions, excluded data and missing facts."""
    return [
        paint("Totals", BOLD if options.colour else ""),
        *_classes(summary, options),
        "",
        *(
            text
            for label, value in _facts(summary)
            for text in hanging(_LABEL.format(label), terminal(value), options.width)
        ),
    ]


def _classes(summary: Summary, options: Options) -> Iterator[str]:
    found = {name: str(number) for name, number in summary.by_class.items() if number}
    digits, letters = max(map(len, found.values())), max(map(len, found))
    for name, number in found.items():
        first, *rest = hanging(f"  {number:>{digits}}  {name:<{letters}}  ", MEANING[name], options.width)
        yield first.replace(name, paint(name, CLASS[name]), 1) if options.colour else first
        yield from rest


def _facts(summary: Summary) -> Iterator[tuple[str, str]]:
    yield "Interrupted", plural(summary.interrupted, "VM") if summary.interrupted else "none known"
    yield "Not backed up", excluded_total(summary) or "nothing known"
    if summary.uncertain_items:
        items = plural(summary.uncertain_items, "disk, LUN or file set", "disks, LUNs or file sets")
        yield "Uncertain", f"{items} that may or may not be in the backup"
    if summary.missing:
        yield "Not collected", _missing(summary)
    if summary.refused:
        yield "Refused", plural(summary.refused, "VM")


def _missing(summary: Summary) -> str:
    shown = [f"{fact} ({plural(vms, 'VM')})" for fact, vms in summary.missing.items()]
    rest = len(shown) - _MOST_FACTS
    return ", ".join(shown[:_MOST_FACTS]) + (f" and {plural(rest, 'fact')} more" if rest > 0 else "")
