"""Names of input files as other programs take them: relative, with forward slashes, or as URIs.

Only text is looked at, never the disk: a Windows path gives the same result on every system.
"""

import ntpath
import posixpath
import re
from urllib.parse import quote

from vmcheck.inventory.inputs import STDIN_NAME
from vmcheck.report.escape import without_surrogates

_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")


class InputNames:
    """Turns the names of inputs into paths and URIs relative to one folder."""

    def __init__(self, base: str) -> None:
        """Remember the folder.

        Args:
            base: an absolute path; empty to leave names as they were given.
        """
        self._base = base
        self._uris: dict[str, str] = {}

    def path(self, name: str) -> str:
        """Give a path with forward slashes: relative below the folder, absolute elsewhere.

        Standard input stays ``<stdin>``.
        """
        if name == STDIN_NAME:
            return name
        windows = _WINDOWS.match(name) or _WINDOWS.match(self._base)
        flavour = ntpath if windows else posixpath
        path: str = flavour.normpath(flavour.join(self._base, name))
        if self._base:
            root = flavour.normpath(self._base).rstrip(flavour.sep) + flavour.sep
            if flavour.normcase(f"{path}{flavour.sep}"[: len(root)]) == flavour.normcase(root):
                path = path[len(root) :] or "."
        return path.replace("\\", "/") if windows else path

    def uri(self, name: str) -> str:
        """Give a URI reference (RFC 3986): relative below the folder, ``file://`` elsewhere."""
        uri = self._uris.get(name)
        if uri is None:
            uri = self._uris[name] = _uri(without_surrogates(self.path(name)))
        return uri


def _uri(path: str) -> str:
    if path.startswith("//"):  # \\server\share\fleet.json
        return f"file:{quote(path)}"
    if path.startswith("/"):
        return f"file://{quote(path)}"
    if _WINDOWS.match(path):
        return f"file:///{path[:2]}{quote(path[2:])}"
    return quote(path)


def is_file(name: str) -> bool:
    """Whether an input has a path at all: standard input has none."""
    return name != STDIN_NAME
