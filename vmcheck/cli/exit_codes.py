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

TABLE = """Exit codes:
  0  checked; the gate passed
  1  checked; findings at or above --fail-on
  2  wrong usage or configuration
  3  some input could not be read or did not fit (the rest was checked and reported)
  4  no VM in the input (--allow-empty makes it 0)
  5  a fault of vmcheck itself, or a rule that crashed (the report names it)"""

CONVERT_TABLE = """Exit codes:
  0  converted
  2  wrong usage
  3  some input could not be read or did not fit (the rest was converted)
  4  no VM in the input: nothing is written (--allow-empty makes it 0)
  5  a fault of vmcheck itself"""
