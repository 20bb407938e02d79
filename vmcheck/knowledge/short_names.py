r"""Short (8.3) names in Windows paths: which longer name one stands for cannot be told from it.

NTFS makes them of the first letters, ``MOUNTE~1``, and from the fifth of the same letters on of two of them
and four digits of a hash, ``MO3F2A~1`` (Microsoft Learn, "8dot3 short file names" and fsutil 8dot3name).
"""

from vmcheck.patterns import on_first_use

_SHORT = on_first_use(r"[^~\\]{1,6}~[0-9]{1,6}(\.[^\\]{0,3})?")
_LEFT_OUT = str.maketrans("", "", " .")
_KEPT = 2
"""So many letters of a name every short name of it begins with."""


def is_short(name: str) -> bool:
    """Whether the name of a folder looks like a short one."""
    return "~" in name and _SHORT().fullmatch(name) is not None


def may_lie_in(path: str, folder: str) -> bool:
    r"""Whether a path may lie in a folder that it names in short: ``c:\mounte~1\a`` in ``c:\mounted``.

    Both are normalised; also True where the path names the folder in full.
    """
    names, wanted = path.split("\\"), folder.split("\\")
    pairs = zip(names, wanted, strict=False)
    return len(names) >= len(wanted) and all(name == long or _may_be(name, long) for name, long in pairs)


def _may_be(name: str, long: str) -> bool:
    return is_short(name) and long.translate(_LEFT_OUT).startswith(name.partition("~")[0][:_KEPT])
