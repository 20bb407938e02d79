"""Kleene's tables, all of them."""

import pytest

from vmcheck.engine.kleene import Truth, conjunction, disjunction, negation

TABLE: list[tuple[Truth, Truth, Truth, Truth]] = [
    (True, True, True, True),
    (True, None, None, True),
    (True, False, False, True),
    (None, True, None, True),
    (None, None, None, None),
    (None, False, False, None),
    (False, True, False, True),
    (False, None, False, None),
    (False, False, False, False),
]


@pytest.mark.parametrize(("left", "right", "both", "either"), TABLE)
def test_two_values(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert conjunction([left, right]) is both
    assert disjunction([left, right]) is either


@pytest.mark.parametrize(("value", "opposite"), [(True, False), (None, None), (False, True)])
def test_the_opposite(value: Truth, opposite: Truth) -> None:
    assert negation(value) is opposite


def test_of_nothing() -> None:
    assert conjunction([]) is True
    assert disjunction([]) is False


@pytest.mark.parametrize(("left", "right", "_both", "_either"), TABLE)
def test_the_laws_of_de_morgan(left: Truth, right: Truth, _both: Truth, _either: Truth) -> None:
    opposites = [negation(left), negation(right)]
    assert negation(conjunction([left, right])) is disjunction(opposites)
    assert negation(disjunction([left, right])) is conjunction(opposites)
