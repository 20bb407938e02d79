"""Rows come back in order, however few of them memory holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.diff.ordering import Ordering


@pytest.mark.parametrize("rows", [1, 2, 7, 1000])
@given(numbers=st.lists(st.integers(), unique=True))
def test_in_order(rows: int, numbers: list[int]) -> None:
    with Ordering(rows) as ordering:
        for number in numbers:
            ordering.add((number, str(number)))
        assert list(ordering.rows()) == [(number, str(number)) for number in sorted(numbers)]


def test_batches_are_read_chunk_by_chunk() -> None:
    with Ordering(rows=1000) as ordering:
        for number in range(2500):
            ordering.add(((number * 7919) % 2500,))
        assert [row[0] for row in ordering.rows()] == list(range(2500))
