"""Small rules for tests: only what a test is about has to be said."""

from typing import Any

import yaml

from vmcheck.engine.fields import Catalogue
from vmcheck.engine.files.loading import decode_rule
from vmcheck.engine.rule import Rule
from vmcheck.knowledge.catalogue import catalogue

MINIMAL: dict[str, Any] = {
    "id": "TST001",
    "name": "test-rule",
    "title": "A rule of a test",
    "chapter": "integration",
    "severity": "warning",
    "when": {"field": "state", "equals": "Off"},
    "outcome": "advice",
    "message": "It is so",
    "impact": "None",
    "remediation": {"text": "Do nothing"},
    "sources": [{"title": "A test", "confidence": "high"}],
}


def rules_of(known: Catalogue | None = None, **parts: Any) -> list[Rule]:
    """A rule and its variants, from the parts that differ from the minimal rule."""
    rules, _ = decode_rule({**MINIMAL, **parts}, "test.yaml", known or catalogue())
    return rules


def rule_of(known: Catalogue | None = None, **parts: Any) -> Rule:
    """A rule without variants."""
    (rule,) = rules_of(known, **parts)
    return rule


def rule_text(**parts: Any) -> str:
    """The same as the text of a rule file."""
    return str(yaml.safe_dump({**MINIMAL, **parts}, allow_unicode=True, sort_keys=False))
