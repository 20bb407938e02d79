"""What the structs of the JSON report have in common."""

from typing import Annotated

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=0)]
Line = Annotated[int, Meta(ge=1, description="Line in the file, from 1.")]
Column = Annotated[int, Meta(ge=1, description="Column in code points, from 1.")]
File = Annotated[str, Meta(description="Name of the input.")]
Pointer = Annotated[
    str, Meta(description="JSON pointer (RFC 6901) from the root of the file or of the NDJSON line.")
]
Rule = Annotated[str, Meta(description="Id of the rule, for life: HVB102.")]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Immutable, every key required."""


def about(text: str) -> Meta:
    """What a key means, for the schema."""
    return Meta(description=text)
