"""Where the rules and schemas are: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder ``rules`` or ``schemas``.

    Raises:
        FileNotFoundError: The installation is damaged.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"vmcheck's own folder {name!r} is missing; reinstall vmcheck")


def is_installed(folder: Path) -> bool:
    """Whether a folder lies in an installed package, where nobody edits files."""
    return _PACKAGE in folder.parents
