"""The effective configuration for people and for programs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from vmcheck.config.finding import shown_name
from vmcheck.config.loading import Loaded
from vmcheck.report.escape import terminal
from vmcheck.report.layout import display_width, pad


def settings_text(loaded: Loaded) -> str:
    """Key, value and origin, a line each; first the file and why it is that one."""
    rows = [(key, _text(key, value), origin) for key, value, origin in loaded.settings.items()]
    cells = [tuple(terminal(cell) for cell in row) for row in rows]
    widths = [max(map(display_width, column)) for column in list(zip(*cells, strict=True))[:2]]
    lines = [
        f"{pad(key, widths[0])}  {pad(value, widths[1])}  {origin}".rstrip() for key, value, origin in cells
    ]
    file = "no configuration file" if loaded.file is None else f"configuration file {loaded.file}"
    return "\n".join([terminal(f"{file} ({loaded.chosen_by})"), "", *lines, ""])


def settings_json(loaded: Loaded) -> str:
    """The same as a JSON object, in ASCII; the settings by key, entries of tables by key and entry."""
    settings = {
        key: {"value": _plain(value), "origin": origin} for key, value, origin in loaded.settings.items()
    }
    document = {"file": loaded.file, "chosen_by": loaded.chosen_by, "settings": settings}
    return json.dumps(document, indent=2) + "\n"


def _text(key: str, value: Any) -> str:
    plain = _plain([_near(part) for part in value] if isinstance(value, tuple) else _near(value))
    if plain is None or (plain == [] and not key.startswith("assume.")):
        return "-"
    if plain and isinstance(plain, list) and all(isinstance(part, str) for part in plain):
        return ", ".join(plain)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _near(value: Any) -> Any:
    return shown_name(value) if isinstance(value, Path) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return _without_unknown(to_builtins(value))


def _without_unknown(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_unknown(part) for key, part in value.items() if part is not None}
    return value
