"""What the results of rules come to: which outcomes strike, and which may."""

from collections.abc import Sequence

from vmcheck.engine.rule import Result


class Effects:
    """The outcomes of all rules that were asked: the verdict looks at them many times."""

    __slots__ = ("certain", "possible")

    def __init__(self, results: Sequence[Result]) -> None:
        self.certain = {result.outcome for result in results if result.value == "fail"}
        self.possible = {result.outcome for result in results if result.value in ("unknown", "crashed")}
