"""Save rates as people write them, and how long writing takes at them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.report.stake_words import duration
from vmcheck.stake.rate import Rate, parse_rate


@pytest.mark.parametrize(
    ("text", "rate", "shown"),
    [
        ("200MB/s", 200_000_000, "200 MB/s"),
        (" 200 MB / s ", 200_000_000, "200 MB/s"),
        ("200MiB/s", 209_715_200, "200 MiB/s"),
        ("1.5GB/s", 1_500_000_000, "1.5 GB/s"),
        ("0.5GiB/s", 536_870_912, "0.5 GiB/s"),
        ("512kB/s", 512_000, "512 kB/s"),
        ("512KB/s", 512_000, "512 KB/s"),
        ("1KiB/s", 1024, "1 KiB/s"),
    ],
)
def test_units_of_1000_and_of_1024(text: str, rate: int, shown: str) -> None:
    assert parse_rate(text) == Rate(shown, rate)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("200", "is no rate"),
        ("200MB", "is no rate"),
        ("MB/s", "is no rate"),
        ("-5MB/s", "is no rate"),
        ("1e9MB/s", "is no rate"),
        ("200MBps", "is no rate"),
        ("9999999999999MB/s", "is no rate"),
        ("\u0661MB/s", "is no rate"),
        ("", "is no rate"),
        ("200mb/s", "did you mean MB/s?"),
        ("200Mb/s", "counts bits, did you mean MB/s?"),
        ("2Gbit/s", "counts bits, did you mean GB/s?"),
        ("0MB/s", "less than a byte a second"),
        ("0.0001kB/s", "less than a byte a second"),
    ],
)
def test_what_is_no_rate_is_told_with_what_is_expected(text: str, said: str) -> None:
    with pytest.raises(ValueError, match="expected a number and MB/s") as caught:
        parse_rate(text)
    assert said in str(caught.value)


@given(st.integers(0, 2**50), st.integers(1, 2**40))
def test_the_time_is_enough_and_not_a_second_more(size: int, rate: int) -> None:
    seconds = Rate("any", rate).seconds_for(size)
    assert seconds * rate >= size
    assert (seconds - 1) * rate < size


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (41, "41 s"),
        (60, "1 min"),
        (200, "3 min 20 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h"),
        (3601, "1 h 1 min"),
        (90_000, "25 h"),
    ],
)
def test_times_for_people(seconds: int, said: str) -> None:
    assert duration(seconds) == said
