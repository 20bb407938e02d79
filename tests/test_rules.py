"""The shipped rules: examples, sources, pages, steps of the backup, and a sample that shows each of them."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.checking import shipped_rules
from tests.cli.running import ROOT, SAMPLES, invoke
from vmcheck.engine.files.fix_reading import build_fixes
from vmcheck.engine.rule import BLOCKING, OUTCOMES, Rule
from vmcheck.inventory.model import Release
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.pages.flow import load_flow
from vmcheck.pages.render_markdown import render_markdown
from vmcheck.pages.render_text import render_text
from vmcheck.pages.rule_page import rule_page
from vmcheck.rule_examples import lacking_examples, run_examples
from vmcheck.rule_fixes import run_fixes
from vmcheck.rulebook import CHAPTERS, RuleFault, load_rule_file, rule_files

FILES = rule_files(ROOT / "rules")
BY_ID: dict[str, list[Rule]] = {
    name: list(forms) for name, forms in groupby(shipped_rules(), key=lambda rule: rule.id)
}
IN_THE_FLOW = [rule for step in load_flow().steps for rule in step.rules]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_are_borne_out_and_complete(path: Path) -> None:
    loaded = load_rule_file(path, catalogue())
    assert not isinstance(loaded, RuleFault), loaded
    assert list(run_examples(*loaded, catalogue())) == []
    assert list(lacking_examples(*loaded, catalogue())) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_declared_changes_mend_the_examples(path: Path) -> None:
    loaded = load_rule_file(path, catalogue())
    assert not isinstance(loaded, RuleFault), loaded
    assert list(run_fixes(*loaded, catalogue())) == []


@pytest.mark.parametrize("name", BY_ID)
def test_what_stands_in_the_way_has_a_change_or_says_why_not(name: str) -> None:
    for rule in BY_ID[name]:
        if rule.group is None and _outcomes([rule]) & BLOCKING:
            fixes = build_fixes(rule, catalogue())
            assert frozenset[Release]().union(*(fix.hosts for fix in fixes)) >= rule.hosts


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_after_its_rule_and_lies_in_its_chapter(path: Path) -> None:
    (rule, *_) = BY_ID[path.stem]
    assert path.parent.name == rule.chapter


def test_ids_are_numbered_by_chapter_and_names_are_unique() -> None:
    for rule in shipped_rules():
        assert rule.id.startswith(f"HVB{CHAPTERS.index(rule.chapter) + 1}")
    assert len({forms[0].name for forms in BY_ID.values()}) == len(BY_ID) == len(FILES)


@pytest.mark.parametrize("name", BY_ID)
def test_every_rule_says_who_says_so(name: str) -> None:
    sources = BY_ID[name][0].sources
    assert sources
    for source in sources:
        assert source.title.strip()
        assert source.where is None or source.where.strip()
    assert any(source.where for source in sources) or _outcomes(BY_ID[name]) == {"advice"}


@pytest.mark.parametrize("name", BY_ID)
def test_pages_render(name: str) -> None:
    page = rule_page(BY_ID[name])
    text = render_text(page, 80)
    commands = ("    PS> ", "    $ ")
    assert max(len(line) for line in text.splitlines() if not line.startswith(commands)) <= 80
    markdown = render_markdown(page)
    for heading in ("What it means", "When it fails", "What to do", "Sources"):
        assert f"## {heading}\n" in markdown
        assert f"\n{heading.upper()}\n" in text


def test_a_rule_with_an_effect_stands_in_a_step_of_the_backup() -> None:
    effective = {name for name, forms in BY_ID.items() if {"advice"} != _outcomes(forms)}
    assert effective - set(IN_THE_FLOW) == set()


def _outcomes(forms: list[Rule]) -> set[str]:
    return {outcome for form in forms for outcome in form.outcomes.values()}


def test_the_steps_name_rules_that_exist_each_once() -> None:
    assert set(IN_THE_FLOW) - set(BY_ID) == set()
    assert len(IN_THE_FLOW) == len(set(IN_THE_FLOW))
    assert len(load_flow().steps) == 5


def test_every_outcome_there_is_is_used() -> None:
    assert {outcome for forms in BY_ID.values() for outcome in _outcomes(forms)} == set(OUTCOMES)


@cache
def sample_findings() -> tuple[dict[str, Any], ...]:
    """All findings of the sample fleet, those across VMs too."""
    report = json.loads(invoke("check", SAMPLES / "fleet.json", "--format", "json").stdout)
    return tuple(_findings(report))


def _findings(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for item in part:
            yield from _findings(item)
    elif isinstance(part, dict):
        if {"rule", "severity", "message"} <= part.keys():
            yield part
        for item in part.values():
            yield from _findings(item)


@pytest.mark.parametrize("name", BY_ID)
def test_the_sample_fleet_shows_every_rule(name: str) -> None:
    found = [finding for finding in sample_findings() if finding["rule"] == name]
    assert found
    for finding in found:
        assert "{" not in finding["message"]
        assert "<" not in finding["message"]
