"""What a VM becomes by changes, in one line."""

from collections.abc import Sequence

from vmcheck.changes.change import EFFORTS, Becomes, Change
from vmcheck.report.tally import without_indices
from vmcheck.report.words import not_collected

_FACTS = 3
_REACHED = {
    "online-capable": "becomes online-capable",
    "undetermined": "may become online-capable",
}
_EFFORTS = {
    "none": "no downtime",
    "guest restart": "guest restart",
    "VM off": "VM off",
    "data move": "data move",
}


def becomes_line(becomes: Becomes) -> str:
    """Give the smallest set of changes and what it reaches; empty where nobody can say anything.

    The text is not yet escaped.
    """
    ways = [_ways(becomes), _open(becomes), _instead(becomes)]
    return "; ".join(way for way in ways if way)


def _ways(becomes: Becomes) -> str:
    if not becomes.sets:
        return ""
    rules = list(dict.fromkeys(change.rule for change in becomes.changes))
    reached = _REACHED.get(becomes.reached, f"becomes {becomes.reached} at best")
    mended = f"{' + '.join(rules)} {'is' if len(rules) == 1 else 'are'} mended"
    return f"{reached} if {mended} ({_effort(becomes.changes)})"


def _effort(changes: Sequence[Change]) -> str:
    return _EFFORTS[max((change.effort for change in changes), key=EFFORTS.index)]


def _open(becomes: Becomes) -> str:
    if becomes.reached != "undetermined" or not becomes.sets:
        return ""
    facts = list(dict.fromkeys(without_indices(fact) for fact in becomes.missing))
    return not_collected(facts, _FACTS)


def _instead(becomes: Becomes) -> str:
    if not becomes.obstacles:
        return ""
    newer = becomes.newer_host
    ways = list(dict.fromkeys(way for obstacle in becomes.obstacles for way in obstacle.instead))
    if newer is not None:
        ways = [way for way in ways if way != "newer host release"]
        reached = "perhaps online-capable" if newer.classification == "undetermined" else newer.classification
        ways.append(f"host release {newer.release} ({reached})")
    start = "beyond that" if becomes.sets else "no change in place helps"
    return f"{start}: {', '.join(ways)}" if ways else "" if becomes.sets else start
