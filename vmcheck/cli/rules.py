"""vmcheck rules: list, show, test and scaffold rules."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from vmcheck.cli import exit_codes
from vmcheck.cli.common_options import FOLDERS_OPTION
from vmcheck.cli.help_text import examples
from vmcheck.cli.one_of import OneOf
from vmcheck.cli.rule_choice import load_chosen, rule_forms
from vmcheck.cli.terminal_width import terminal_width
from vmcheck.engine.rule import Rule


@click.group(
    epilog=examples(
        "vmcheck rules list",
        "vmcheck rules show HVB102",
        "vmcheck rules test my-rules/",
        "vmcheck rules new ACME101 --name no-backup-agent --into my-rules",
    )
)
def rules() -> None:
    """List, show, test and scaffold rules."""


@rules.command(
    "list",
    short_help="List the rules by chapter.",
    epilog=examples("vmcheck rules list", "vmcheck rules list --format json"),
)
@FOLDERS_OPTION
@click.option(
    "--format",
    "-f",
    "format_name",
    type=OneOf(("table", "json")),
    default="table",
    show_default=True,
    help="How to list.",
)
def list_rules(folders: tuple[Path, ...], format_name: str) -> None:
    """List the rules by chapter, with hosts, outcomes and confidence."""
    from vmcheck.pages.rule_list import rule_list_json, rule_list_text

    book = load_chosen(folders)
    width = terminal_width()
    text = rule_list_json(book.rules) if format_name == "json" else rule_list_text(book.rules, width)
    click.echo(text, nl=False)
    sys.exit(exit_codes.USAGE if book.faults else exit_codes.OK)


@rules.command(
    "show",
    short_help="Show one rule, by id or name.",
    epilog=examples("vmcheck rules show HVB102", "vmcheck rules show passthrough-disk"),
)
@click.argument("rule")
@FOLDERS_OPTION
@click.option("--markdown", is_flag=True, help="As Markdown.")
def show_rule(rule: str, folders: tuple[Path, ...], *, markdown: bool) -> None:
    """Show one rule, by id or name: what, why, on which hosts, what to do, sources."""
    book = load_chosen(folders)
    click.echo(page_text(rule_forms(rule, book.rules), markdown=markdown), nl=False)


def page_text(forms: list[Rule], *, markdown: bool) -> str:
    """The page of a rule as text for the terminal or as Markdown."""
    from vmcheck.pages.render_markdown import render_markdown
    from vmcheck.pages.render_text import render_text
    from vmcheck.pages.rule_page import rule_page

    page = rule_page(forms)
    width = min(terminal_width(), 100)
    return render_markdown(page) if markdown else render_text(page, width)


@rules.command(
    "test",
    short_help="Run the examples of rules.",
    epilog=examples("vmcheck rules test", "vmcheck rules test my-rules/"),
)
@click.argument("folder", required=False, type=click.Path(exists=True, path_type=Path))
def test_rules(folder: Path | None) -> None:
    """Run the examples of the shipped rules, or of the rules in a folder or file of yours.

    Fails where an example is not borne out, where a rule fails on something the example does not
    name, where a rule lacks an example of pass, fail or unknown, and where the change a rule declares
    does not mend its own examples of fail.
    """
    from vmcheck.report.words import plural
    from vmcheck.resources import data_folder
    from vmcheck.rulebook import rule_files

    where = folder or data_folder("rules")
    files = [where] if where.is_file() else rule_files(where)
    if not files:
        raise click.UsageError(f"no rule files (*.yaml) in {where}")
    faults = list(_test_files(files))
    for line in faults:
        click.echo(line)
    click.echo(f"{plural(len(files), 'rule file')}, {plural(len(faults), 'fault')}", err=bool(faults))
    sys.exit(exit_codes.FINDINGS if faults else exit_codes.OK)


def _test_files(files: Iterable[Path]) -> Iterator[str]:
    from vmcheck.engine.files.yaml_nodes import load_yaml
    from vmcheck.knowledge.catalogue import catalogue
    from vmcheck.rule_examples import lacking_examples, run_examples
    from vmcheck.rule_fixes import run_fixes
    from vmcheck.rulebook import RuleFault, load_rule_file

    facts = catalogue()
    for path in files:
        loaded = load_rule_file(path, facts)
        if isinstance(loaded, RuleFault):
            yield str(loaded)
            continue
        faults = [*run_examples(*loaded, facts), *lacking_examples(*loaded, facts)]
        faults = faults or list(run_fixes(*loaded, facts))
        if faults:
            document = load_yaml(path.read_text(encoding="utf-8-sig"))
            for fault in faults:
                line, column = document.position(fault.location)
                where = ".".join(map(str, fault.location))
                yield f"{path}:{line}:{column}: {fault.rule} {where}: {fault.message}"


@rules.command(
    "new",
    short_help="Write a new rule file with its examples.",
    epilog=examples("vmcheck rules new ACME101 --name no-backup-agent --into my-rules"),
)
@click.argument("rule_id", metavar="ID")
@click.option("--name", default="what-is-wrong", show_default=True, help="Short name, in kebab-case.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Folder.")
def new_rule(rule_id: str, name: str, into: Path) -> None:
    """Write a new rule file ID.yaml with its examples; it passes `vmcheck rules test` as it is."""
    from vmcheck.pages.scaffold import scaffold

    path = into / f"{rule_id}.yaml"
    try:
        text = scaffold(rule_id, name)
        into.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except FileExistsError:
        raise click.UsageError(f"{path} exists already") from None
    except OSError as error:
        raise click.UsageError(f"cannot write {path}: {error.strerror or error}") from None
    click.echo(f"{path} written. Now edit it, then run: vmcheck rules test {path}")
