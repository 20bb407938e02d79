"""Problems of the input as lines for people."""

from collections.abc import Sequence

from vmcheck.inventory.events import Place, Problem, Refused


def at(place: Place) -> str:
    """Give a position the way editors understand it: ``file:line:column``."""
    return f"{place.file}:{place.line}:{place.column}"


def of_refused(refused: Refused) -> Sequence[Problem]:
    """Give the problems of a refused VM, at least one."""
    return refused.problems or [Problem(place=refused.place, pointer="", message="VM refused")]


def describe(problem: Problem) -> str:
    """Give message, pointer, hint and the other position of a problem in one line."""
    message = problem.message.rstrip(".")
    parts = [f"{message} ({problem.pointer})" if problem.pointer else message]
    if problem.hint:
        parts.append(problem.hint[:1].upper() + problem.hint[1:].rstrip("."))
    if problem.related:
        parts.append(f"See {at(problem.related)}")
    *first, last = parts
    return " ".join([*map(_closed, first), last])


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def line(problem: Problem) -> str:
    """Give a problem with its position and severity."""
    return f"{at(problem.place)}: {problem.severity}: {describe(problem)}"


def refused_lines(refused: Refused) -> list[str]:
    """Give a line for each problem of a refused VM, with its name where that could be read."""
    after = "" if refused.name is None else f" [{refused.name}]"
    return [f"{line(problem)}{after}" for problem in of_refused(refused)]
