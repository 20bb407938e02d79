"""The list of rules: by chapter, one line a rule."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from vmcheck.engine.rule import OUTCOMES, Rule
from vmcheck.knowledge.releases import RELEASES, describe
from vmcheck.pages.rule_page import CHAPTER_TITLES


def rule_list_text(rules: Sequence[Rule], width: int) -> str:
    """For people: id and title, below them hosts, outcomes and confidence."""
    lines: list[str] = []
    for chapter, in_chapter in groupby(rules, key=lambda rule: rule.chapter):
        lines += ["", CHAPTER_TITLES[chapter], ""] if lines else [CHAPTER_TITLES[chapter], ""]
        for _, group in groupby(in_chapter, key=lambda rule: rule.id):
            lines += _entry(list(group), width)
    return "\n".join(lines) + "\n"


def _entry(forms: Sequence[Rule], width: int) -> Iterator[str]:
    rule = forms[0]
    outcomes = {outcome for form in forms for outcome in form.outcomes.values()}
    ordered = ", ".join(outcome for outcome in OUTCOMES if outcome in outcomes)
    indent = " " * (len(rule.id) + 4)
    yield from textwrap.wrap(f"  {rule.id}  {rule.title}", width, subsequent_indent=indent)
    yield f"{indent}{describe(rule.hosts)}; {ordered}; confidence {rule.confidence}"


def rule_list_json(rules: Sequence[Rule]) -> str:
    """For programs."""
    found = []
    for _, group in groupby(rules, key=lambda rule: rule.id):
        forms = list(group)
        rule = forms[0]
        found.append(
            {
                "id": rule.id,
                "name": rule.name,
                "title": rule.title,
                "chapter": rule.chapter,
                "severity": rule.severity,
                "scope": rule.scope,
                "hosts": [release for release in RELEASES if release in rule.hosts],
                "outcomes": [
                    {release: form.outcomes[release] for release in RELEASES if release in form.hosts}
                    for form in forms
                ],
                "confidence": rule.confidence,
                "suppressible": rule.suppressible,
                "file": rule.file,
            }
        )
    return json.dumps(found, indent=2) + "\n"
