"""The changes that a rule declares, in words."""

import json
from collections.abc import Iterator
from typing import Any

from vmcheck.engine.files.fix_reading import build_fixes
from vmcheck.engine.fix import Fix, Setting
from vmcheck.engine.rule import Rule
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import describe
from vmcheck.pages import condition_text
from vmcheck.pages.blocks import Block, Bullets, Paragraph

_EFFORTS = {
    "none": "no downtime",
    "guest restart": "a restart of the guest",
    "VM off": "the VM has to be off",
    "data move": "data has to be moved",
}


def fix_blocks(rule: Rule) -> Iterator[Block]:
    """What a change makes of the facts of an inventory, or why there is none."""
    for number, fix in enumerate(build_fixes(rule, catalogue())):
        start = "Or, " if number else ""
        on = "" if fix.hosts >= rule.hosts else f" on {describe(fix.hosts & rule.hosts)}"
        if fix.none is not None:
            yield Paragraph(_none(fix, on, otherwise=bool(number) and not on))
            continue
        if fix.remediation != rule.remediation:
            yield Paragraph(_value(fix.remediation.text.rstrip(".")) + ".")
        lead = f"{start}the facts once it is done{on} ({_EFFORTS[fix.effort]})"
        yield Paragraph(f"{_capital(lead)}:")
        yield Bullets(list(_changes(fix)))


def _none(fix: Fix, on: str, *, otherwise: bool) -> str:
    instead = f" What helps instead: {', '.join(fix.instead)}." if fix.instead else ""
    start = "Otherwise no change" if otherwise else "No change"
    return f"{start} in place helps{on}. {(fix.none or '').rstrip('.')}.{instead}"


def _changes(fix: Fix) -> Iterator[tuple[int, str]]:
    for setting in fix.settings:
        yield 0, _setting(setting)
    if fix.removes:
        yield 0, f"the `{fix.scope}` is gone"
    if fix.where is not None:
        of = "of the VM" if fix.scope == "vm" else f"of each `{fix.scope}`"
        yield 0, f"only {of} with"
        yield from condition_text.describe(fix.where, 1)


def _setting(setting: Setting) -> str:
    value = _value(setting.value)
    if setting.adds:
        return f"`{setting.fact.name}` has {value} too"
    if setting.only_from is None:
        return f"`{setting.fact.name}` is {value}"
    return f"`{setting.fact.name}` is {value}, where it was {' or '.join(map(_value, setting.only_from))}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return value.replace("{#}", "<number>").replace("{", "<").replace("}", ">")
    return json.dumps(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
