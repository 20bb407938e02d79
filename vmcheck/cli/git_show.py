"""A file in a git revision, read through ``git show``."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from vmcheck.cli.revision import Revision
from vmcheck.inventory.wording import did_you_mean

_INDEX = "the index"
_CHUNK = 1 << 16
_MOST_COMPARED = 1000
_VERIFY = ("rev-parse", "--verify", "--quiet", "--end-of-options")


class RevisionError(Exception):
    """A file of a revision cannot be read; the message says why, ``hint`` what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@contextmanager
def open_revision(revision: Revision) -> Iterator[BinaryIO]:
    """Open the file for reading as it streams out of git.

    Raises:
        RevisionError: git is missing, this is no repository, there is no such revision or file; or,
            at the end, git could not give all of it.
    """
    git = _Git(_find_git())
    blob = _find_blob(git, revision)
    # The id of a blob names bytes, so neither options nor settings of a repository can meddle with them.
    with git.start("show", "--no-textconv", "--end-of-options", blob) as process:
        assert process.stdout is not None  # noqa: S101  # it is a pipe
        yield cast("BinaryIO", process.stdout)
        while process.stdout.read(_CHUNK):
            pass
    if process.returncode:
        raise RevisionError(f"git show stopped with {process.returncode}: {revision.name} is not complete.")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What git said."""

    good: bool
    output: str
    complaint: str


@dataclass(frozen=True, slots=True)
class _Git:
    """The git program: always a list of arguments, never a shell; it may not ask, fetch or lock."""

    program: str

    def ask(self, *arguments: str) -> _Answer:
        done = subprocess.run(  # noqa: S603  # a list of arguments, and no option among the user's words
            [self.program, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=_environment(),
        )
        output, complaint = (text.decode("utf-8", "replace").strip() for text in (done.stdout, done.stderr))
        return _Answer(done.returncode == 0, output, complaint)

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603  # as above
            [self.program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )


def _environment() -> Mapping[str, str]:
    quiet = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    return {**os.environ, **quiet}


def _find_git() -> str:
    """Windows looks into the working folder first; a git that lies there is not the user's git."""
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():
        raise RevisionError(
            "git was not found; without it no revision can be read.",
            "Install git, or give two files.",
        )
    return program


def _find_blob(git: _Git, revision: Revision) -> str:
    """The id of the file's content."""
    here = git.ask("rev-parse", "--git-dir")
    if not here.good:
        raise RevisionError(
            f"There is no file {revision.name}, and the working folder is in no git repository "
            f"({_first_line(here.complaint)})."
        )
    if revision.rev.startswith("-"):
        raise RevisionError(f"No revision begins with a hyphen: {revision.rev}.")
    if revision.rev and not git.ask(*_VERIFY, f"{revision.rev}^{{tree}}").good:
        message = f"There is no file {revision.name}, and no git revision {revision.rev}."
        raise RevisionError(message, _revision_hint(git, revision.rev))
    found = git.ask(*_VERIFY, revision.name)
    if not found.good:
        where = revision.rev or _INDEX
        raise RevisionError(f"There is no file {revision.path} in {where}.", _path_hint(git, revision))
    kind = git.ask("cat-file", "-t", found.output)
    if not kind.good:
        raise RevisionError(f"git does not have it here ({_first_line(kind.complaint)}).", "Fetch it first.")
    if kind.output != "blob":
        what = "a folder" if kind.output == "tree" else f"a {kind.output}"
        raise RevisionError(f"This is {what}, not a file.", "Give one file of it.")
    return found.output


def _revision_hint(git: _Git, rev: str) -> str:
    names = git.ask("for-each-ref", "--format=%(refname:short)").output.splitlines()
    near = did_you_mean(rev, names)
    return near or "Was it fetched? A build server often fetches the last commit only."


def _path_hint(git: _Git, revision: Revision) -> str | None:
    """A file of the revision that is called alike, or lies deeper under the same name."""
    listed: Sequence[str] = ("ls-tree", "-r", "-z", "--full-tree", "--name-only", revision.rev)
    files = git.ask(*(listed if revision.rev else ("ls-files", "-z", "--full-name"))).output.split("\0")
    deeper = [name for name in files if name.endswith(f"/{revision.path}")]
    if deeper:
        return f"Did you mean {revision.rev}:{deeper[0]}? Paths begin at the top of the repository."
    alike = [name for name in files if Path(name).suffix == Path(revision.path).suffix]
    return did_you_mean(revision.path, alike[:_MOST_COMPARED])


def _first_line(text: str) -> str:
    return text.partition("\n")[0] or "git said nothing"
