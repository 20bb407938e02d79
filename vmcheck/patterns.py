"""Regular expressions that are compiled on first use: a start has no time for those it does not come to."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import AnyStr


def on_first_use(pattern: AnyStr, flags: int = 0) -> Callable[[], re.Pattern[AnyStr]]:
    """What gives a regular expression: compiled at the first call, the same one from then on."""
    return cache(partial(re.compile, pattern, flags))
