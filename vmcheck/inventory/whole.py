"""Whether text is one whole JSON value: the quickest proof that a guess about its structure is right."""

from typing import Final

import msgspec

_decode: Final = msgspec.json.Decoder(msgspec.Raw).decode


def is_whole(text: bytes) -> bool:
    """Whether text is one JSON value and nothing else."""
    try:
        _decode(text)
    except (msgspec.MsgspecError, RecursionError):
        return False
    return True
