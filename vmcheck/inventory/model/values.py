"""What the keys of an inventory hold, and what all its parts have in common."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

MAX_INTEGER = 2**63 - 1

Release = Literal["2008", "2008R2", "2012", "2012R2", "2016", "2019", "2022", "2025"]

Name = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0, le=65535)]
Bytes = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
Timestamp = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})$",
        examples=["2026-11-20T01:00:00Z"],
    ),
]
Version = Annotated[str, Meta(pattern=r"^[0-9]+(?:\.[0-9]+){0,3}$", examples=["6.3.9600.16384", "5.0"])]


class Facts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What all parts of an inventory have in common: immutable, no unknown keys, null is absent."""


def about(text: str) -> Meta:
    """What a key means, for the schema: editors show it."""
    return Meta(description=text)
