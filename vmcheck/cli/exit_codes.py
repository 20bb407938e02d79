"""What the exit code says; the table is in docs/exit-codes.md and --help."""

OK = 0
"""Checked; the gate passed."""
FINDINGS = 1
"""Checked; findings at or above --fail-on."""
USAGE = 2
"""Wrong usage or configuration."""
INPUT = 3
"""Some input could not be read or did not fit; the rest was checked and reported."""
EMPTY = 4
"""No VM in the input."""
FAULT = 5
"""A fault of vmcheck itself, or of a rule."""


def gravest(
    *, fault: object, unread: object, unusable: object, empty: bool = False, findings: bool = False
) -> int:
    """The code of the gravest thing that happened: docs/exit-codes.md has the order.

    Args:
        fault: Whatever is true if a rule crashed.
        unread: Whatever is true if some input could not be read or did not fit.
        unusable: Whatever is true if a rule file could not be used.
        empty: Whether there was nothing to look at, and that is not allowed.
        findings: Whether the gate is closed.
    """
    happened = ((fault, FAULT), (unread, INPUT), (unusable, USAGE), (empty, EMPTY), (findings, FINDINGS))
    return next((code for what, code in happened if what), OK)


TABLE = """Exit codes:
  0  checked; the gate passed
  1  checked; findings at or above --fail-on
  2  wrong usage or configuration
  3  some input could not be read or did not fit (the rest was checked and reported)
  4  no VM in the input (--allow-empty makes it 0)
  5  a fault of vmcheck itself, or a rule that crashed (the report names it)"""

RECONCILE_TABLE = """Exit codes:
  0  no prediction was refuted
  1  a prediction was refuted, or the log contradicts itself
  2  wrong usage or configuration
  3  a log or the inventory could not be read (the rest was compared and reported)
  4  nothing could be compared (--allow-empty makes it 0)
  5  a fault of vmcheck itself, or a rule that crashed (the report names it)"""

CONVERT_TABLE = """Exit codes:
  0  converted
  2  wrong usage
  3  some input could not be read or did not fit (the rest was converted)
  4  no VM in the input: nothing is written (--allow-empty makes it 0)
  5  a fault of vmcheck itself"""
