"""Configuration files in a scratch folder."""

from pathlib import Path

from vmcheck.config.layer import Layer, command_line
from vmcheck.config.loading import Loaded, load_settings


def written(folder: Path, text: str, name: str = "vmcheck.toml") -> Path:
    """A file with a text; folders on the way to it are made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def loaded(inventory: Path, said: Layer | None = None, **options: str) -> Loaded:
    """The configuration for an inventory."""
    return load_settings(said or command_line(), inventory=str(inventory), **options)  # type: ignore[arg-type]  # as given
