"""What the results of rules come to: which outcomes strike, and which may."""

from collections.abc import Iterable

from vmcheck.engine.rule import Result


class Effects:
    """The outcomes of all rules that were asked, in one pass: the verdict looks at them many times."""

    __slots__ = ("certain", "possible")

    def __init__(self, results: Iterable[Result]) -> None:
        self.certain: set[str | None] = set()
        self.possible: set[str | None] = set()
        for result in results:
            if result.value == "fail":
                self.certain.add(result.outcome)
            elif result.value in ("unknown", "crashed"):
                self.possible.add(result.outcome)
