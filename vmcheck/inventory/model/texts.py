"""What the keys of an inventory mean: the texts that stand below the fields in the source of the model.

They are read where somebody asks for them, for the schema and for pages. As a part of each annotation
they would take 3 ms of every start.
"""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from msgspec import Struct


@cache
def texts_of(struct: type[Struct]) -> Mapping[str, str]:
    """The text of each field, by the key that an inventory has for it."""
    found: dict[str, str] = {}
    for base in reversed(struct.__mro__):
        found |= _texts_in(base)
    keys = zip(struct.__struct_fields__, struct.__struct_encode_fields__, strict=True)
    return {key: found[name] for name, key in keys}


def _texts_in(struct: type) -> Mapping[str, str]:
    if not struct.__module__.startswith(__package__):
        return {}
    found = {}
    for field, text in pairwise(_definition(struct).body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(value=ast.Constant(str(words))):
                found[name] = " ".join(words.split())
    return found


def _definition(struct: type) -> ast.ClassDef:
    module = ast.parse(inspect.getsource(sys.modules[struct.__module__]))
    classes = (part for part in module.body if isinstance(part, ast.ClassDef))
    return next(part for part in classes if part.name == struct.__name__)
