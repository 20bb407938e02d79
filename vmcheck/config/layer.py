"""One source of configuration: the command line, a file, a profile."""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, Struct

from vmcheck.config.values import ConfigValues


class Layer(Struct, frozen=True):
    """What one source says, and what to call it."""

    values: ConfigValues
    source: str
    """``profile gate``; where something has no origin of its own, this is it."""
    origins: Mapping[str, str]
    """Origins by key, or key and entry: ``fail_on``, ``severity.HVB102``."""

    def says(self, key: str) -> Any:
        """The value of a key; UNSET where this layer has none."""
        return getattr(self.values, key)

    def origin(self, key: str) -> str:
        """Where a value of this layer was written."""
        return self.origins.get(key, self.source)


def command_line(**options: Any) -> Layer:
    """The layer of the command line.

    Args:
        options: Values by key of the configuration; None for an option that was not given.
    """
    said = {key: UNSET if value is None else value for key, value in options.items()}
    origins = {key: f"--{key.replace('_', '-')}" for key in said}
    for fact in options.get("assume") or ():
        origins[f"assume.{fact}"] = "--assume"
    return Layer(ConfigValues(**said), "command line", origins)
