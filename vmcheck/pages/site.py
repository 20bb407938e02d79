"""The pages of docs/ that are generated from the rules."""

from collections.abc import Iterator
from itertools import groupby

from vmcheck.engine.rule import Rule
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import describe
from vmcheck.pages.blocks import Block, Heading, Paragraph, Table
from vmcheck.pages.collecting_page import collecting_page
from vmcheck.pages.flow import flow_page
from vmcheck.pages.needed_by import rules_by_fact
from vmcheck.pages.render_markdown import render_markdown
from vmcheck.pages.rule_page import CHAPTER_TITLES, rule_page
from vmcheck.rulebook import load_rules

_MADE = "<!-- Generated from rules/ by python -m vmcheck.generate; do not edit. -->\n\n"


def pages() -> Iterator[tuple[str, str]]:
    """Every generated page as path below docs/ and text.

    Raises:
        ValueError: A rule file is broken.
    """
    book = load_rules(catalogue())
    if book.faults:
        raise ValueError("\n".join(map(str, book.faults)))
    by_id = {name: list(forms) for name, forms in groupby(book.rules, key=lambda rule: rule.id)}
    for name, forms in by_id.items():
        yield f"rules/{name}.md", _MADE + render_markdown(rule_page(forms))
    yield "rules/README.md", _MADE + render_markdown(_index(by_id))
    titles = {name: forms[0].title for name, forms in by_id.items()}
    flow = render_markdown(flow_page(titles))
    for name in titles:
        flow = flow.replace(f"- {name} ", f"- [{name}](rules/{name}.md) ")
    collecting = render_markdown(collecting_page(rules_by_fact(book.rules, catalogue())))
    yield (
        "collecting.md",
        _MADE.replace("rules/", "rules/ and vmcheck/knowledge/data/collecting.json", 1) + collecting,
    )
    yield "vss-backup.md", _MADE.replace("rules/", "vmcheck/pages/flow.yaml", 1) + flow


def _index(by_id: dict[str, list[Rule]]) -> Iterator[Block]:
    yield Heading("Rules", 1)
    yield Paragraph(
        f"{len(by_id)} rules in {len(CHAPTER_TITLES)} chapters. `vmcheck explain ID` prints a page."
    )
    for chapter, title in CHAPTER_TITLES.items():
        yield Heading(title)
        rows = [
            (
                f"[{name}]({name}.md)",
                forms[0].title,
                describe(forms[0].hosts),
                _outcomes(forms),
                forms[0].confidence,
            )
            for name, forms in by_id.items()
            if forms[0].chapter == chapter
        ]
        yield Table(("Rule", "What is wrong", "Hosts", "Outcome", "Confidence"), rows)


def _outcomes(forms: list[Rule]) -> str:
    return ", ".join(dict.fromkeys(outcome for form in forms for outcome in form.outcomes.values()))
