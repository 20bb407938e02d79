"""The list of rules: by chapter, one line a rule."""

import json
from collections.abc import Sequence
from itertools import groupby
from textwrap import indent

from tabulate import tabulate

from vmcheck.engine.rule import OUTCOMES, Rule
from vmcheck.knowledge.releases import RELEASES, describe
from vmcheck.pages.rule_page import CHAPTER_TITLES

_MARGIN = 4
_NARROW = 20


def rule_list_text(rules: Sequence[Rule], width: int) -> str:
    """For people: id and title, below them hosts, outcomes and confidence."""
    chapters = []
    for chapter, in_chapter in groupby(rules, key=lambda rule: rule.chapter):
        forms = [list(group) for _, group in groupby(in_chapter, key=lambda rule: rule.id)]
        table = tabulate(
            [(group[0].id, f"{group[0].title}\n{_properties(group)}") for group in forms],
            tablefmt="plain",
            disable_numparse=True,
            maxcolwidths=[None, max(width - _MARGIN - max(len(group[0].id) for group in forms), _NARROW)],
        )
        chapters.append(f"{CHAPTER_TITLES[chapter]}\n\n{indent(table, '  ')}\n")
    return "\n".join(chapters)


def _properties(forms: Sequence[Rule]) -> str:
    rule = forms[0]
    outcomes = {outcome for form in forms for outcome in form.outcomes.values()}
    ordered = ", ".join(outcome for outcome in OUTCOMES if outcome in outcomes)
    return f"{describe(rule.hosts)}; {ordered}; confidence {rule.confidence}"


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
