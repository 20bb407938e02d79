"""What to call a disk, a LUN or a volume in a report: short, and the same in every run."""

from collections.abc import Callable, Mapping
from typing import Any

Label = Callable[[Any, int], str]


def _first(*attributes: str, word: str) -> Label:
    def label(element: Any, index: int) -> str:
        for attribute in attributes:
            value = getattr(element, attribute)
            if value:
                return str(value)
        return f"{word} {index}"

    return label


LABELS: Mapping[str, Label] = {
    "disk": _first("id", "path", word="disk"),
    "checkpoint": _first("name", word="checkpoint"),
    "assigned_device": lambda _element, index: f"device {index}",
    "guest.disk": _first("disk", word="guest disk"),
    "guest.volume": _first("mount", "device", word="volume"),
    "guest.iscsi_disk": _first("target", word="iSCSI disk"),
}
