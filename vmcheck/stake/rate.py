"""How fast a host writes a saved state, as people write it: 200MB/s."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from vmcheck.patterns import on_first_use

_UNITS: Mapping[str, int] = MappingProxyType(
    {
        "kB": 1000,
        "KB": 1000,
        "MB": 1000**2,
        "GB": 1000**3,
        "KiB": 1024,
        "MiB": 1024**2,
        "GiB": 1024**3,
    }
)
_RATE = on_first_use(r"\s*([0-9]{1,12}(?:\.[0-9]{1,6})?)\s*([A-Za-z]+)\s*/\s*s\s*")
_EXPECTED = "a number and MB/s, MiB/s, GB/s, GiB/s, kB/s or KiB/s, such as 200MB/s"


class Rate(Struct, frozen=True):
    """A throughput that somebody gave; nothing measured it."""

    text: str
    """As people read it: ``200 MB/s``."""
    bytes_per_second: int
    """At least 1."""

    def seconds_for(self, size: int) -> int:
        """Whole seconds, rounded up, that writing so many bytes takes."""
        return -(-size // self.bytes_per_second)


def parse_rate(text: str) -> Rate:
    """Read ``200MB/s``, ``1.5 GiB/s``: units of 1000 or of 1024, per second.

    Case decides between bytes and bits (``Mb/s``), so it is not guessed at.

    Raises:
        ValueError: It is no rate, or less than a byte a second.
    """
    found = _RATE().fullmatch(text)
    unit = found[2] if found else ""
    if found is None or unit not in _UNITS:
        raise ValueError(f"{text!r} is no rate{_hint(unit)} (expected {_EXPECTED})")
    rate = int(Decimal(found[1]) * _UNITS[unit])
    if rate < 1:
        raise ValueError(f"{text!r} is less than a byte a second (expected {_EXPECTED})")
    return Rate(f"{found[1]} {unit}/s", rate)


def _hint(unit: str) -> str:
    if unit in ("Kb", "kb", "Mb", "Gb", "Kbit", "Mbit", "Gbit", "kbit"):
        return f": {unit}/s counts bits, did you mean {unit[0]}B/s?"
    meant = next((known for known in _UNITS if known.casefold() == unit.casefold()), None)
    return f", did you mean {meant}/s?" if meant else ""
