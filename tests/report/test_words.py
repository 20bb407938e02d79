"""The wording: the first line tells the truth for every kind of run, numbers are rounded as promised."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from vmcheck.report import Summary, Tally, headline
from vmcheck.report.words import human_bytes, not_collected, notes, plural

NOTHING = Tally().summary()


def run(ready: int, attention: int, **others: int) -> Summary:
    counts = {"vms": ready + attention, "ready": ready, "attention": attention, **others}
    return replace(NOTHING, **counts)  # all of them are whole numbers


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        (run(0, 0), "No VM was checked"),
        (run(0, 0, refused=1), "No VM was checked; 1 VM refused"),
        (run(0, 0, errors=1), "No VM was checked; 1 error in the input"),
        (run(1, 0), "The only VM is ready for an online backup"),
        (run(2, 0), "All 2 VMs are ready for an online backup"),
        (run(0, 1), "0 of 1 VM is ready for an online backup, 1 needs attention"),
        (run(0, 9), "0 of 9 VMs are ready for an online backup, 9 need attention"),
        (run(1, 8), "1 of 9 VMs is ready for an online backup, 8 need attention"),
        (run(8, 1), "8 of 9 VMs are ready for an online backup, 1 needs attention"),
        (
            run(12, 19, refused=2, errors=1, faults=1),
            (
                "12 of 31 VMs are ready for an online backup, 19 need attention; "
                "2 VMs refused and not checked; 1 error in the input; 1 rule crashed"
            ),
        ),
        (
            run(3, 0, refused=1),
            "All 3 VMs are ready for an online backup; 1 VM refused and not checked",
        ),
    ],
)
def test_headline(summary: Summary, line: str) -> None:
    assert headline(summary) == line


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KiB"),
        (1536, "1.5 KiB"),
        (1075, "1 KiB"),
        (1076, "1.1 KiB"),
        (1024**2 - 1, "1 MiB"),
        (64424509440, "60 GiB"),
        (2199023255552, "2 TiB"),
        (2**63 - 1, "8 EiB"),
        (5 * 1024**7, "5120 EiB"),
    ],
)
def test_human_bytes(size: int, text: str) -> None:
    assert human_bytes(size) == text


@given(st.integers(1024, 2**63))
def test_human_bytes_is_within_half_a_tenth(size: int) -> None:
    number, unit = human_bytes(size).split()
    whole = 1024 ** ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB").index(unit)
    assert abs(Fraction(number) * whole - size) <= Fraction(whole, 20)
    assert 1 <= Fraction(number) < 1024


def test_notes_are_about_the_run() -> None:
    assert notes(NOTHING) == []
    assumed = replace(NOTHING, release_assumed=3, selection_not_assessed=1, notes=("assumed: x",))
    early = notes(replace(NOTHING, lacking_without_cmdlets=2))
    assert [note.partition(",")[0] for note in early] == [
        "2 VMs with facts not collected on hosts before Windows Server 2012"
    ]
    release, selection, other = notes(assumed)
    assert release.startswith("3 VMs judged by the rules of Windows Server 2008")
    assert selection.startswith("backup selection not assessed for 1 VM,")
    assert other == "assumed: x"


def test_plural_and_not_collected() -> None:
    assert (plural(1, "VM"), plural(0, "VM"), plural(2, "is", "are")) == ("1 VM", "0 VMs", "2 are")
    assert not_collected(["a", "b", "c"]) == "not collected: a, b, c"
    assert not_collected(["a", "b", "c"], 1) == "not collected: a and 2 more"
