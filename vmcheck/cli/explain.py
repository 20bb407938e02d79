"""vmcheck explain: a rule, or the course of a backup."""

import shutil
from pathlib import Path

import click

from vmcheck.cli.help_text import examples
from vmcheck.cli.rule_choice import load_chosen, rule_forms
from vmcheck.cli.rules import FOLDERS, page_text


@click.command(
    epilog=examples("vmcheck explain HVB102", "vmcheck explain passthrough-disk", "vmcheck explain --flow")
)
@click.argument("rule", required=False)
@click.option("--flow", is_flag=True, help="The five steps of a VSS backup, with where each rule bites.")
@FOLDERS
def explain(rule: str | None, folders: tuple[Path, ...], *, flow: bool) -> None:
    """Explain a rule, by id or name, or the five steps of a VSS backup through the Hyper-V writer."""
    if (rule is None) is not flow:
        raise click.UsageError("name a rule, or give --flow")
    book = load_chosen(folders)
    if rule is not None:
        click.echo(page_text(rule_forms(rule, book.rules), markdown=False), nl=False)
        return
    from vmcheck.pages.flow import flow_page
    from vmcheck.pages.render_text import render_text

    titles = {form.id: form.title for form in book.rules if form.variant == 0}
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    click.echo(render_text(flow_page(titles), width), nl=False)
