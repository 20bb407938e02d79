"""Hyper-V host releases in their order, and ranges of them as rules write them."""

from vmcheck.inventory.model import Release

RELEASES: tuple[Release, ...] = ("2008", "2008R2", "2012", "2012R2", "2016", "2019", "2022", "2025")
"""Every Windows Server release with Hyper-V, oldest first."""

DEFAULT_RELEASE: Release = "2008"
"""Taken where nobody gives a release: the source the rules began with describes it."""

SAVES_STATE: frozenset[Release] = frozenset(RELEASES[:3])
"""Hosts that put a VM into a saved state when its guest cannot take part in the backup.

From 2012 R2 on a checkpoint is taken instead and the VM runs on (Ben Armstrong, 2015-02-16).
"""

WITHOUT_CMDLETS: frozenset[Release] = frozenset(RELEASES[:2])
"""Hosts before the Hyper-V module for Windows PowerShell, which came with Windows Server 2012."""

TITLES = {release: f"Windows Server {release.replace('R2', ' R2')}" for release in RELEASES}


def parse_releases(text: str) -> frozenset[Release]:
    """Read ``all``, ``2016``, ``>=2012R2``, ``<=2012`` or ``2012..2016``.

    Raises:
        ValueError: The text is no such range, or names an unknown release.
    """
    wanted = text.strip()
    if wanted == "all":
        return frozenset(RELEASES)
    if wanted.startswith(">="):
        return frozenset(RELEASES[_position(wanted[2:]) :])
    if wanted.startswith("<="):
        return frozenset(RELEASES[: _position(wanted[2:]) + 1])
    if ".." in wanted:
        first, last = wanted.split("..", 1)
        return frozenset(RELEASES[_position(first) : _position(last) + 1])
    return frozenset({RELEASES[_position(wanted)]})


def parse_release(text: str) -> Release:
    """Read one release; blanks, case and "Windows Server" before it do not matter (``2012 r2``).

    Raises:
        ValueError: No such release.
    """
    return RELEASES[_position(text)]


def _position(text: str) -> int:
    release = text.replace(" ", "").upper().removeprefix("WINDOWSSERVER")
    if release not in RELEASES:
        from difflib import get_close_matches

        close = get_close_matches(release, RELEASES, n=1, cutoff=0.5)
        hint = f", did you mean {close[0]}?" if close else ""
        raise ValueError(f"unknown host release {text.strip()!r}{hint} (known: {', '.join(RELEASES)})")
    return RELEASES.index(release)


def describe(releases: frozenset[Release]) -> str:
    """Say a set of releases for people: ``all hosts``, ``2012 and older``, ``2012R2 and later``."""
    known = [release for release in RELEASES if release in releases]
    if not known:
        return "no host"
    first, last = RELEASES.index(known[0]), RELEASES.index(known[-1])
    if last - first + 1 != len(known) or len(known) == 1:
        return ", ".join(known)
    if last == len(RELEASES) - 1:
        return f"{known[0]} and later" if first else "all hosts"
    return f"{known[0]} to {known[-1]}" if first else f"{known[-1]} and older"
