"""The effective configuration, every value with its origin."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct

from vmcheck.config.layer import Layer
from vmcheck.config.profiles import profile_layer
from vmcheck.config.values import TABLES, ConfigValues, Level, ProfileName
from vmcheck.inventory.model import Release
from vmcheck.verdict import Severity

DEFAULTS = ConfigValues(
    fail_on=("error",),
    select=(),
    ignore=(),
    rules=(),
    format="table",
    color="auto",
    allow_empty=False,
    show_info=False,
)


class Settings(Struct, frozen=True, kw_only=True):
    """What counts for this run."""

    profile: ProfileName | None
    fail_on: tuple[Level, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: Mapping[str, Severity]
    """By id or name of a rule, as it was written."""
    rules: tuple[Path, ...]
    host_release: Release | None
    host_releases: Mapping[str, Release]
    assume: Mapping[str, Any]
    """Values by fact, as ``vmcheck.assume`` takes them."""
    suppressions: Path | None
    baseline: Path | None
    format: str
    color: str
    allow_empty: bool
    show_info: bool
    origins: Mapping[str, str]
    """Where each value comes from, by key; of tables by key and entry: ``severity.HVB102``."""

    def items(self) -> Iterator[tuple[str, Any, str]]:
        """Key, value and origin of everything, an entry of a table by itself."""
        for key in ConfigValues.__struct_fields__:
            value = getattr(self, key)
            if not isinstance(value, Mapping):
                yield key, value, self.origins[key]
                continue
            for entry in value:
                yield f"{key}.{entry}", value[entry], self.origins[f"{key}.{entry}"]


def resolve(layers: Sequence[Layer]) -> Settings:
    """What counts: the first layer that says something wins, the profile it names comes after them all.

    Tables are merged entry by entry, and folders with rules add up.

    Args:
        layers: The strongest first: command line, file, what lies beside the file.
    """
    name = next((layer.says("profile") for layer in layers if layer.says("profile") is not UNSET), None)
    named = () if name is None else (profile_layer(name),)
    stack = (*layers, *named, Layer(DEFAULTS, "default", {}))
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key in ConfigValues.__struct_fields__:
        if key in TABLES:
            values[key] = _merged(key, stack, origins)
        elif key == "rules":
            values[key] = _all_folders(stack, origins)
        else:
            values[key] = _first(key, stack, origins)
    for key in ("suppressions", "baseline"):
        values[key] = None if values[key] is None else Path(values[key])
    return Settings(**values, origins=origins)


def _first(key: str, stack: Sequence[Layer], origins: dict[str, str]) -> Any:
    for layer in stack:
        value = layer.says(key)
        if value is not UNSET:
            origins[key] = layer.origin(key)
            return value
    origins[key] = "default"
    return None


def _merged(key: str, stack: Sequence[Layer], origins: dict[str, str]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for layer in stack:
        said = layer.says(key)
        for entry, value in () if said is UNSET else said.items():
            if entry not in merged:
                merged[entry] = value
                origins[f"{key}.{entry}"] = layer.origin(f"{key}.{entry}")
    return merged


def _all_folders(stack: Sequence[Layer], origins: dict[str, str]) -> tuple[Path, ...]:
    """A folder named on the command line is one more: rules that a team agreed on stay in force."""
    saying = [layer for layer in stack if layer.says("rules") not in (UNSET, ())]
    origins["rules"] = ", ".join(layer.origin("rules") for layer in saying) or "default"
    folders = chain.from_iterable(layer.says("rules") for layer in saying)
    return tuple(dict.fromkeys(Path(folder) for folder in folders))
