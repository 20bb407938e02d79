"""The files of the repository root that other programs run vmcheck by, and the scripts inside them."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


def action() -> dict[str, Any]:
    """The composite action."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return loaded


def step(identity: str) -> dict[str, Any]:
    """A step of the action."""
    found: dict[str, Any] = next(one for one in action()["runs"]["steps"] if one["id"] == identity)
    return found


def code_blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page of the documentation, in its order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
