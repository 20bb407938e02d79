"""Which of the collected facts that derived ones need are missing: unknown results name them."""

import ast
from collections.abc import Callable, Iterable
from typing import Any

from vmcheck.engine.codegen_build import build, is_none
from vmcheck.engine.codegen_fields import FieldCode
from vmcheck.engine.conditions import Condition
from vmcheck.engine.walk import all_tests

Gaps = Callable[[Any], tuple[bool, ...]]
"""For a subject, whether each fact of the VM that a derived fact needs is missing."""


def compile_gaps(conditions: Iterable[Condition]) -> Gaps:
    """Generate the function for all facts that conditions ask for."""
    needs = dict.fromkeys(
        need
        for condition in conditions
        for test in all_tests(condition)
        for need in test.field.needs
        if not need.startswith(("[].", "host", "file_servers"))  # of elements, and of the site
    )
    fields = FieldCode()
    missing = [is_none(fields.of_vm(tuple(need.split(".")))) for need in needs]
    result = ast.Return(value=ast.Tuple(elts=missing, ctx=ast.Load()))
    return build(("subject",), [*fields.prelude(), result], fields.constants, "gaps")
