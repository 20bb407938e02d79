"""The effective configuration of a run: finds the file, reads it, lays the layers over each other."""

from pathlib import Path

from msgspec import Struct

from vmcheck.config.finding import Found, find_config, given_config, is_file
from vmcheck.config.layer import Layer
from vmcheck.config.names import SUPPRESSIONS
from vmcheck.config.settings import Settings, resolve
from vmcheck.config.values import ConfigValues
from vmcheck.inventory.events import Problem


class Loaded(Struct, frozen=True):
    """Settings, and how they came about."""

    settings: Settings
    file: str | None
    """Name of the configuration file; None where there is none."""
    chosen_by: str
    """Why that file: ``--config``, ``VMCHECK_CONFIG``, ``found upward from fleet.json``."""
    remarks: tuple[Problem, ...]
    """Warnings."""


def load_settings(
    said: Layer,
    *,
    inventory: str | None,
    config: Path | None = None,
    environment: str | None = None,
    search: bool = True,
) -> Loaded:
    """Lay the command line over the configuration file.

    Args:
        said: The layer of the command line.
        inventory: The first inventory, where the search for a file begins; ``-`` or None: the working
            directory.
        config: The file that the command line names.
        environment: Value of VMCHECK_CONFIG.
        search: False for ``--no-config``: no file counts.

    Raises:
        FaultyFileError: The file cannot be read, or something in it does not fit.
    """
    found, chosen_by = _choose(inventory, config, environment) if search else (None, "--no-config")
    if found is None:
        return Loaded(resolve([said]), None, chosen_by, ())
    from vmcheck.config.reading import read_config

    layers = [said, read_config(found.config), *_beside(found.config.path, found.config.name)]
    return Loaded(resolve(layers), found.config.name, chosen_by, found.remarks)


def _choose(inventory: str | None, config: Path | None, environment: str | None) -> tuple[Found | None, str]:
    if config is not None:
        return Found(given_config(config)), "--config"
    if environment:
        return Found(given_config(Path(environment))), "VMCHECK_CONFIG"
    found = find_config(inventory)
    start = "the working directory" if inventory in (None, "-") else inventory
    return found, f"{'found' if found else 'none found'} upward from {start}"


def _beside(path: Path, name: str) -> list[Layer]:
    """The suppressions that lie beside a configuration file count without being named."""
    suppressions = path.parent / SUPPRESSIONS
    if not is_file(suppressions):
        return []
    return [Layer(ConfigValues(suppressions=str(suppressions)), f"beside {name}", {})]
