"""What one step buys, summed up VM by VM."""

from dataclasses import dataclass, field

from vmcheck.plan.standing import Account, Fleet, Standing


@dataclass(slots=True)
class Ledger:
    """Grows with nothing: sums only."""

    gained: Account = field(default_factory=Account)
    """Against the fleet that the steps before it left."""
    alone: Account = field(default_factory=Account)
    """Against the fleet as it is."""
    difference: Fleet = field(default_factory=Fleet)
    """What it adds to the fleet that the steps before it left."""

    def enter(self, before: Standing, after: Standing, start: Standing, alone: Standing) -> None:
        """Enter a VM that the step concerns.

        Args:
            before: How it stood after the steps before.
            after: How it stands after this one.
            start: How it stands as it is.
            alone: How it would stand if this step were the only one.
        """
        if before is after and start is alone:
            return
        self.gained.add(before, after)
        self.alone.add(start, alone)
        if before != after:
            self.difference.add(before, -1)
            self.difference.add(after)
