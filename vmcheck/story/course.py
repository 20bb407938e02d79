"""The texts of the story, and which of them fits."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from vmcheck.engine.files.yaml_nodes import load_yaml
from vmcheck.story.fate import Fate, Mechanism


class Course(msgspec.Struct, frozen=True, rename="kebab"):
    """All texts, by what they are about and when they fit; see course.yaml."""

    selection: Mapping[str, str]
    requestors: Mapping[str, str]
    leaving: Mapping[str, str]
    """By the outcome through which a VM leaves the online path."""
    if_running: Mapping[str, str]
    """The same for a VM that is not running, or of which nobody knows."""
    steps: list[Mapping[str, str]]
    """Of the second step and those that follow."""
    outcome: Mapping[Fate, str]
    no_state: str
    coverage: Mapping[str, str]


@cache
def course() -> Course:
    """Read the texts from course.yaml beside this file."""
    text = (Path(__file__).parent / "course.yaml").read_text(encoding="utf-8")
    return msgspec.convert(load_yaml(text).data, Course)


def step_text(number: int, fate: Fate, mechanism: Mechanism, moment: str, *, by_wmi: bool) -> str:
    """What happens to a VM at a step from the second on.

    Args:
        number: The step, from 2.
        fate: What becomes of the VM.
        mechanism: What its host does where a guest cannot be brought to rest.
        moment: before, here or after the step where it leaves the online path.
        by_wmi: Whether the backup product does without the VSS writer of the host.
    """
    texts = course().steps[number - 2]
    general = "saved-state-hosts" if mechanism == "saved-state" else mechanism
    keys = [f"{fate}.{moment}", *(["wmi"] if by_wmi else []), f"{fate}.{mechanism}", fate, general, "any"]
    return next(texts[key] for key in keys if key in texts)
