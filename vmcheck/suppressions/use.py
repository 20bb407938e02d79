"""Of what use a suppression was in a run."""

from dataclasses import dataclass

from vmcheck.suppressions.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Use:
    """What a suppression did in a run."""

    entry: Suppression
    accepted: int
    """Findings that the gate lets pass because of it; of several that fit, the first one counts."""
    fitting: int
    """Findings that it fits, be it expired or not."""
    undecided: bool
    """Whether its rule could not be decided for a VM it fits: then it may be needed all the same."""
