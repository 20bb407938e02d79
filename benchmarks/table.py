"""The table of results: each number beside its bound."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One number, and the bound it must keep, if there is one."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it keeps its bound."""
        too_high = self.at_most is not None and self.value > self.at_most
        too_low = self.at_least is not None and self.value < self.at_least
        return not too_high and not too_low

    @property
    def bound(self) -> str:
        """The bound for people; empty if there is none."""
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return f"≥ {self.at_least:g}" if self.at_least is not None else ""


def as_markdown(lines: Iterable[Line]) -> str:
    """A Markdown table."""
    rows = ["| measured | value | bound | |", "|---|--:|--:|---|"]
    for line in lines:
        digits = 2 if line.unit == "times" else 1
        word = "" if not line.bound else "pass" if line.holds else "**miss**"
        rows.append(f"| {line.name} | {line.value:.{digits}f} {line.unit} | {line.bound} | {word} |")
    return "\n".join(rows)
