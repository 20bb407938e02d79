"""docs/completion.md: what the shells ask, and what they get."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tree_sitter_powershell
from tree_sitter import Language, Parser

from tests.ci.steps import code_blocks
from tests.cli.running import environment, run

SHELLS = ("bash", "zsh", "fish")
BASH_ASKS = 'COMP_WORDS=({}); COMP_CWORD={}; _vmcheck_completion vmcheck; printf "%s\\n" "${{COMPREPLY[@]}}"'


def script(shell: str) -> str:
    """What the page says to put into the shell's file."""
    (block,) = code_blocks("completion.md", shell)
    return block


@pytest.mark.parametrize("shell", SHELLS)
def test_vmcheck_gives_the_script_that_the_page_asks_for(shell: str) -> None:
    assert f"_VMCHECK_COMPLETE={shell}_source vmcheck" in script(shell)
    done = run(env={"_VMCHECK_COMPLETE": f"{shell}_source"})
    assert done.returncode == 0
    assert b"_vmcheck_completion" in done.stdout


CASES = [
    (["di"], {"diff"}),
    (["ch"], {"check"}),
    (["diff", "--fo"], {"--format"}),
    (["diff", "--format", ""], {"table", "json", "markdown", "github"}),
    (["rules", "l"], {"list"}),
]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with vmcheck on it."""
    program = tmp_path / "vmcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vmcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return f"{tmp_path}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.skipif(not shutil.which("bash") or os.name == "nt", reason="no bash, or one that may be WSL's")
@pytest.mark.parametrize(("words", "expected"), CASES)
def test_bash(words: list[str], expected: set[str], path: str) -> None:
    quoted = " ".join(f"'{word}'" for word in ["vmcheck", *words])
    harness = BASH_ASKS.format(quoted, len(words))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", f"{script('bash')}\n{harness}"],
        env=environment({"PATH": path}),
        capture_output=True,
        check=False,
        text=True,
    )
    assert (set(done.stdout.split()), done.stderr) == (expected, "")


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.parametrize(("words", "expected"), CASES)
def test_fish(words: list[str], expected: set[str], path: str) -> None:
    line = " ".join(["vmcheck", *words])
    sourced = script("fish").replace("> ~/.config/fish/completions/vmcheck.fish", "| source")
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"{sourced}\ncomplete --do-complete '{line}'"],
        env=environment({"PATH": path}),
        capture_output=True,
        check=False,
        text=True,
    )
    assert {one.partition("\t")[0] for one in done.stdout.splitlines()} == expected


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_takes_the_script(path: str) -> None:
    done = subprocess.run(
        [
            "zsh",
            "-f",
            "-c",
            f"autoload -U compinit; compinit -u\n{script('zsh')}\nwhence -w _vmcheck_completion",
        ],
        env=environment({"PATH": path}),
        capture_output=True,
        check=False,
        text=True,
    )
    assert "_vmcheck_completion: function" in done.stdout


def test_powershell_parses() -> None:
    parser = Parser(Language(tree_sitter_powershell.language()))
    text = script("powershell").encode()
    assert not parser.parse(text).root_node.has_error
    assert parser.parse(text.replace(b"}", b"", 1)).root_node.has_error


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_what_powershell_asks(words: list[str], expected: set[str]) -> None:
    """The variables that its script sets; each word is quoted, as paths have backslashes."""
    text = script("powershell")
    for name in ("COMP_WORDS", "COMP_CWORD", "_VMCHECK_COMPLETE"):
        assert f"$env:{name} = " in text
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in ["vmcheck", *words])
    asked = {"COMP_WORDS": quoted, "COMP_CWORD": str(len(words)), "_VMCHECK_COMPLETE": "bash_complete"}
    answers = run(env=asked).stdout.decode().splitlines()
    assert {value for kind, value in (one.split(",", 1) for one in answers) if kind == "plain"} == expected


def test_paths_with_backslashes_survive_the_question() -> None:
    asked = {
        "COMP_WORDS": "'vmcheck' 'check' 'C:\\new\\it'\\''s.json' '--qu'",
        "COMP_CWORD": "3",
        "_VMCHECK_COMPLETE": "bash_complete",
    }
    assert run(env=asked).stdout.split() == [b"plain,--quiet"]
