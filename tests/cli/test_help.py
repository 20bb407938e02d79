"""--help, --version, and what is said when a name is wrong."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.running import SAMPLES, invoke, run
from vmcheck.cli.main import cli
from vmcheck.report.formats import FORMATS
from vmcheck.version import __version__


def _commands(group: click.Group, path: list[str]) -> Iterator[list[str]]:
    """The paths of all commands below a group."""
    yield path
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from _commands(command, [*path, name])
        else:
            yield [*path, name]


COMMANDS = list(_commands(cli, []))


def help_of(command: list[str], columns: int = 200) -> str:
    done = invoke(*command, "--help", columns=columns)
    assert done.exit_code == 0
    assert done.stderr == ""
    return done.stdout


def examples_of(text: str) -> list[str]:
    section = re.search(r"^  Examples:\n((?:    .+\n)+)", text, re.MULTILINE)
    return [line.strip() for line in section[1].splitlines()] if section else []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [80, 200])
def test_every_help_page_has_examples_and_fits(command: list[str], columns: int) -> None:
    text = help_of(command, columns)
    examples = examples_of(text)
    assert examples
    assert all(f"vmcheck {' '.join(command)}".strip() in example for example in examples)
    assert max(map(len, text.splitlines())) <= 100
    assert "\\b" not in text
    assert "..." not in re.sub(r"\[ARGS\]\.\.\.|(?:INVENTORY|INPUT|LOG)\.\.\.", "", text)


EXPLAINED = [
    example for command in COMMANDS for example in examples_of(invoke(*command, "--help").stdout)
]  # fmt: skip


@pytest.mark.parametrize(
    "example",
    sorted({example for example in EXPLAINED if re.search(r"rules (show|list)|explain|schema", example)}),
)
def test_the_examples_work(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inventory.json").write_bytes((SAMPLES / "small.json").read_bytes())
    command = shlex.split(example.partition(" > ")[0])
    assert invoke(*command[1:]).exit_code == 0


def test_the_commands_of_the_examples_exist() -> None:
    assert len(EXPLAINED) >= 15
    for example in EXPLAINED:
        words = shlex.split(example.split(" | ")[-1])
        options = {word for word in words if word.startswith("--")}
        path = [word for word in words[1:3] if [word] in COMMANDS or words[1:3] in COMMANDS]
        assert options <= set(re.findall(r"--[a-z-]+", invoke(*path, "--help").stdout)), example


def test_every_format_is_named() -> None:
    text = help_of(["check"])
    assert all(name in text for name in FORMATS)


@pytest.mark.parametrize("code", range(6))
def test_every_exit_code_is_explained(code: int) -> None:
    assert re.search(rf"^    {code}  \w", help_of(["check"]), re.MULTILINE)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(option: str) -> None:
    done = run(option)
    assert (done.returncode, done.stdout.strip()) == (0, f"vmcheck, version {__version__}".encode())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc", "a.json"], "No such command 'chekc', did you mean check?"),
        (["rule", "list"], "did you mean rules?"),
        (["rules", "lists"], "list"),
        (["check", "--formt", "json", "a.json"], "--format"),
        (["check", "--format", "jsn", "a.json"], "json"),
        (["check", "--csv-layout", "rows", "a.json"], "findings"),
        (["schema", "inventries"], "inventory"),
    ],
)
def test_wrong_names(arguments: list[str], message: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("Usage: vmcheck")


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["check", "x.json", "--format", "jsno"], "json"),
        (["check", "x.json", "--profile", "strickt"], "strict"),
        (["check", "x.json", "--csv-layout", "finding"], "findings"),
        (["check", "x.json", "--color", "allways"], "always"),
        (["explain", "x", "--format", "markdwon"], "markdown"),
        (["diff", "x.json", "y.json", "--format", "githbu"], "github"),
        (["plan", "x.json", "--format", "cvs"], "csv"),
        (["convert", "x.json", "--format", "ndjsn"], "ndjson"),
        (["rules", "list", "--format", "tabel"], "table"),
        (["schema", "reprot"], "report"),
    ],
)
def test_a_misspelt_word_gets_a_did_you_mean(arguments: list[str], meant: str) -> None:
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert f"there is no {arguments[-1]!r}, did you mean {meant}? (known: " in done.stderr


def test_the_case_of_a_word_does_not_count() -> None:
    assert invoke("schema", "Report").stdout == invoke("schema", "report").stdout
