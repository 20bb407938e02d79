"""What every report of a plan is given besides the plan: how it is to look, and what was read."""

from dataclasses import dataclass

from vmcheck.inventory.events import Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """How a report is to look. A format ignores the options that are not for it."""

    colour: bool = False
    """table: colour the terminal with ANSI sequences."""
    width: int = 80
    """table: columns of the terminal."""
    limit: int = 20
    """table, markdown: steps, and VMs of one list, at most; what is left out is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRun:
    """What was read, and what is to be known of the run."""

    tool_version: str
    inputs: tuple[str, ...]
    """Names of the inventories, in the order they were read."""
    refused: tuple[Refused, ...] = ()
    """VMs that do not fit the schema: no step is for them."""
    problems: tuple[Problem, ...] = ()
    """Problems of the input."""
    faults: tuple[str, ...] = ()
    """Rules that crashed for at least one VM."""
    notes: tuple[str, ...] = ()
    """What changes how the plan is to be read."""

    @property
    def errors(self) -> int:
        """Problems that are errors."""
        return sum(problem.severity == "error" for problem in self.problems)
