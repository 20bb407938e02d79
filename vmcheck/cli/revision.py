"""Arguments that mean a file in a git revision: main:inventory.json, HEAD~1:dir/inv.json."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

# A revision may have braces with a colon in them: HEAD@{2026-11-22 10:00}, HEAD^{/fix: disk}.
_REVISION = re.compile(r"(?P<rev>(?:[^:{]|\{[^}]*\})*):(?P<path>.+)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Revision:
    """A file in a git revision."""

    rev: str
    """Whatever git takes: a branch, a tag, a commit, HEAD~1; empty for the index."""
    path: str
    """From the top of the repository; ./ and ../ from the working folder."""

    @property
    def name(self) -> str:
        """What it is called in places."""
        return f"{self.prefix}{self.path}"

    @property
    def prefix(self) -> str:
        """What the name has before the path."""
        return f"{self.rev}:"


def parse_revision(argument: str) -> Revision | None:
    r"""The revision that an argument means, or None where it means a path.

    What exists as a file or a folder is a path, and so is everything that begins like a
    Windows drive (``C:\x.json``, ``D:inv.json``): a branch of one letter is ``heads/x:inv.json``.
    """
    found = _REVISION.fullmatch(argument)
    if found is None or _DRIVE.match(argument) or _exists(argument):
        return None
    return Revision(found["rev"], found["path"].replace(os.sep, "/"))


def _exists(argument: str) -> bool:
    try:
        return Path(argument).exists()
    except (OSError, ValueError):
        return False
