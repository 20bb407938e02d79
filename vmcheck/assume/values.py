"""An assumed value, made to fit the type that the inventory format gives its fact."""

import typing
from typing import Any

import msgspec


def fitting(value: Any, kind: Any) -> Any:
    """The value as the type wants it. A text may be JSON, or stand for itself.

    Args:
        value: A text from the command line, or a value of a configuration file.
        kind: The type of the fact.

    Raises:
        ValueError: It does not fit; says why.
    """
    candidates = _readings(value) if isinstance(value, str) else [value]
    if None in candidates:
        raise ValueError("null means that it was not collected; leave the assumption out")
    faults = []
    for candidate in candidates:
        try:
            return msgspec.convert(candidate, kind)
        except msgspec.ValidationError as error:
            faults.append(error)
    raise ValueError(_reason(faults[0], kind))


def _readings(text: str) -> list[Any]:
    """What a text is as JSON, if it is JSON, and as it stands: 5.0 is a number there, a version here."""
    try:
        return [msgspec.json.decode(text), text]
    except msgspec.DecodeError:
        return [text]
    except UnicodeEncodeError:
        raise ValueError("half a character, a surrogate without its other half, is no text") from None


def _reason(fault: msgspec.ValidationError, kind: Any) -> str:
    from vmcheck.engine.files.rule_shape import explain

    message, _ = explain(fault, kind)
    found = examples(kind)
    if "matching regex" in message and found:
        return f"expected text such as {found[0]}"
    return message.replace(" or nothing", "")


def examples(kind: Any) -> list[Any]:
    """What a type names as examples, also inside of ``| None``."""
    found = [example for meta in getattr(kind, "__metadata__", ()) for example in meta.examples or ()]
    return found or [example for part in typing.get_args(kind) for example in examples(part)]
