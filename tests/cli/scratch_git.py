"""Git repositories in scratch folders."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

_IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.net", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> bytes:
    """Run git in a folder; what it prints. It must succeed."""
    command = ["git", *_IDENTITY, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout


def repository(folder: Path) -> Path:
    """Everything in a folder as the one commit of a repository."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "all")
    return folder


def commit(folder: Path, message: str) -> None:
    """Everything in a folder as one more commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message={message}")
