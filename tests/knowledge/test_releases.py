"""Host releases and ranges of them."""

import pytest

from vmcheck.knowledge.releases import RELEASES, SAVES_STATE, describe, parse_release, parse_releases

RANGES = [
    ("all", list(RELEASES), "all hosts"),
    ("2016", ["2016"], "2016"),
    (" 2012 r2 ", ["2012R2"], "2012R2"),
    ("<=2008", ["2008"], "2008"),
    ("<=2012", ["2008", "2008R2", "2012"], "2012 and older"),
    (">=2019", ["2019", "2022", "2025"], "2019 and later"),
    (">= 2025", ["2025"], "2025"),
    ("2012..2016", ["2012", "2012R2", "2016"], "2012 to 2016"),
    ("2012R2..2012R2", ["2012R2"], "2012R2"),
    ("2016..2012", [], "no host"),
]


@pytest.mark.parametrize(("text", "releases", "words"), RANGES)
def test_range(text: str, releases: list[str], words: str) -> None:
    found = parse_releases(text)
    assert [release for release in RELEASES if release in found] == releases
    assert describe(found) == words


def test_releases_that_are_no_range() -> None:
    assert describe(frozenset({"2008", "2016", "2022"})) == "2008, 2016, 2022"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2012R3", "did you mean 2012"),
        (">=2013", "did you mean 201"),
        ("", "known: 2008"),
        ("any", "known: 2008"),
    ],
)
def test_no_release(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match="unknown host release") as error:
        parse_releases(text)
    assert hint in str(error.value)


@pytest.mark.parametrize("release", RELEASES)
def test_each_release_is_read_in_any_spelling(release: str) -> None:
    assert parse_release(release) == release
    assert parse_release(f" {release.replace('R2', ' r2')} ") == release


def test_the_hosts_that_save_state_are_the_oldest() -> None:
    assert set(SAVES_STATE) == {"2008", "2008R2", "2012"}
