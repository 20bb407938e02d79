"""Names that somebody chose to do harm: VM, host, job, paths, targets, guest system."""

import json
import re
from typing import Any

import pytest

from tests.report.fleet import HOSTILE_NAMES
from tests.story.telling import told
from vmcheck.changes import Becomes, Change, Obstacle
from vmcheck.pages.render_markdown import render_markdown
from vmcheck.pages.render_text import render_text
from vmcheck.story.document import document_text
from vmcheck.story.page.page import page
from vmcheck.story.story import Story

_INVISIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff]")


def story_about(name: str) -> Story:
    vm: dict[str, Any] = {
        "name": name,
        "id": name,
        "host": name,
        "state": "Running",
        "configuration_path": f"C:\\{name}",
        "disks": [
            {"id": name, "attachment": "virtual", "path": f"E:\\{name}.vhdx", "size_bytes": 1},
            {"attachment": "passthrough", "path": name},
        ],
        "guest": {"os": {"name": name}, "iscsi_disks": [{"target": name, "mount": name}]},
    }
    job = {"name": name, "volumes": ["C:", name], "requestor": "WindowsServerBackup"}
    change = Change(
        rule="HVB102", title=name, outcome="saved-state", effort="none", side="vm", text=f"Mend {name}",
        powershell=[f"Get-VM '{name}'"], objects=[name], edits=(),
    )  # fmt: skip
    obstacle = Obstacle(rule="USR001", title=name, outcome="fails", why=name, instead=[name])
    becomes = Becomes(now="fails", reached="saved-state", sets=[[change], [change]], obstacles=[obstacle])
    return told(vm, {"hosts": [{"name": name, "release": "2008", "backup_job": job}]}, becomes=becomes)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_nothing_invisible_reaches_a_terminal(name: str) -> None:
    text = render_text(page(story_about(name)))
    assert not _INVISIBLE.search(text)
    assert "\n::error" not in text
    assert not re.search(r"::error::", text)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_nothing_becomes_markup(name: str) -> None:
    text = render_markdown(page(story_about(name)))
    assert not _INVISIBLE.search(text.replace("\u2060", ""))
    outside = re.sub(
        r"(`+)(?:(?!\1).)+?\1", "", re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    )
    assert "<script>" not in outside
    assert "](http" not in outside
    assert not re.search(r"@everyone", outside)
    assert "**" not in outside
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 3 for row in rows)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_the_document_stays_json(name: str) -> None:
    text = document_text(story_about(name))
    assert text.isascii()
    assert json.loads(text)["steps"]
