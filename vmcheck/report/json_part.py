"""What the parts of a JSON report have in common."""

from typing import Annotated

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=0)]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a report: immutable, every key required."""


def about(text: str) -> Meta:
    """What a key means, for the schema."""
    return Meta(description=text)
