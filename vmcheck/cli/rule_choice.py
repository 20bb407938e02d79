"""Options that name rules: --rules, --select, --ignore. An unknown id is an error, never silence."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from vmcheck.engine.rule import Rule
from vmcheck.engine.suggest import did_you_mean
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.rulebook import RuleBook, load_rules


def load_chosen(folders: Sequence[Path]) -> RuleBook:
    """The shipped rules and those of the user's folders; faults of rule files go to stderr."""
    book = load_rules(catalogue(), folders)
    for fault in book.faults:
        click.echo(f"{fault.file}:{fault.line}:{fault.column}: error: {fault.message}", err=True)
    return book


def rule_ids(names: Iterable[str], rules: Sequence[Rule], option: str) -> frozenset[str]:
    """The ids meant by what the user wrote: ids or names, separated by commas or repeated.

    Raises:
        click.BadParameter: There is no such rule.
    """
    by_word = {word.casefold(): rule.id for rule in rules for word in (rule.id, rule.name)}
    found = set()
    for word in (part.strip() for name in names for part in name.split(",")):
        if not word:
            continue
        if word.casefold() not in by_word:
            hint = did_you_mean(word, [rule.id for rule in rules] + [rule.name for rule in rules])
            raise click.BadParameter(
                f"no rule {word!r}{hint or '; see vmcheck rules list'}", param_hint=option
            )
        found.add(by_word[word.casefold()])
    return frozenset(found)


def rule_forms(name: str, rules: Sequence[Rule]) -> list[Rule]:
    """One rule by id or name, with its variants.

    Raises:
        click.BadParameter: There is no such rule, or several are named.
    """
    found = rule_ids([name], rules, "RULE")
    if len(found) != 1:
        raise click.BadParameter(f"{name!r} is not one rule", param_hint="RULE")
    return [rule for rule in rules if rule.id in found]
