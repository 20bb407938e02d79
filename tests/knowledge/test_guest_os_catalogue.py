"""The catalogue files keep the promises that matching and citing rest on."""

import json
from itertools import pairwise
from typing import get_args

from vmcheck.inventory.model import Release
from vmcheck.knowledge.guest_os_catalogue import DATA, load_catalogue
from vmcheck.knowledge.guest_os_host_lists import HOST_RELEASES
from vmcheck.knowledge.guest_os_words import version_numbers, words_of

CATALOGUE = load_catalogue()


def test_every_entry_can_be_cited() -> None:
    sources = json.loads((DATA / "guest_os_sources.json").read_text(encoding="utf-8"))
    used = {entry.source for entry in CATALOGUE.windows}
    used |= {entry.source for entry in CATALOGUE.others}
    used |= {row.source for row in CATALOGUE.live_backup}
    assert used - set(sources) == set()


def test_names_are_written_as_words() -> None:
    names = [name for entry in CATALOGUE.windows for name in entry.names]
    names += [name for entry in CATALOGUE.others for name in (*entry.names, *entry.starts)]
    assert [name for name in names if words_of(name, CATALOGUE.vocabulary) != tuple(name.split())] == []


def test_windows_names_contain_no_words_that_are_passed_over() -> None:
    passed_over = CATALOGUE.vocabulary.passed_over
    names = [name for entry in CATALOGUE.windows for name in entry.names]
    assert [name for name in names if not passed_over.isdisjoint(name.split())] == []


def test_no_name_stands_twice() -> None:
    names = [name for entry in CATALOGUE.windows for name in entry.names]
    names += [name for entry in CATALOGUE.others for name in entry.names]
    assert len(names) == len(set(names))


def test_only_windows_from_2003_and_vista_on_is_vss_capable() -> None:
    early = {"3.10", "3.50", "3.51", "4.0", "4.10", "4.90", "5.0", "5.1"}
    capable = [entry for entry in CATALOGUE.windows if entry.vss]
    assert [entry.product for entry in capable if not early.isdisjoint(entry.kernels)] == []
    assert [entry.product for entry in capable if "5.2" in entry.kernels and entry.kinds != ("server",)] == []


def test_bases_are_products_with_a_place_on_the_lists() -> None:
    listed = {entry.product for entry in CATALOGUE.windows if entry.off_list is not None}
    assert {entry.base for entry in CATALOGUE.windows if entry.base} - listed == set()


def test_host_releases_are_those_of_the_inventory() -> None:
    named = {
        host for entry in CATALOGUE.windows for host in (*(entry.off_list or ()), *entry.off_list_before)
    }
    named |= {host for row in CATALOGUE.live_backup for host in row.off_list}
    assert named <= HOST_RELEASES
    assert set(get_args(Release)) == HOST_RELEASES


def test_rows_of_the_tables_do_not_overlap() -> None:
    for product in {product for row in CATALOGUE.live_backup for product in row.products}:
        rows = [row for row in CATALOGUE.live_backup if product in row.products]
        ranges = sorted((version_numbers(row.first) or (), version_numbers(row.last) or ()) for row in rows)
        assert all(low <= high for low, high in ranges)
        assert all(before[1] < after[0] for before, after in pairwise(ranges))


def test_tables_name_products_of_the_catalogue() -> None:
    products = {entry.product for entry in CATALOGUE.others}
    assert {product for row in CATALOGUE.live_backup for product in row.products} <= products
