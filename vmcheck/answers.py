"""What every rule said of a VM, for auditors: pass, fail, unknown or not applicable, and why."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from vmcheck.engine.rule import Result
from vmcheck.verdict import Answer, Finding

_GRAVEST_FIRST = ("fail", "crashed", "unknown", "pass", "not-applicable")


def answers_of(results: Iterable[Result], findings: Sequence[Finding]) -> list[Answer]:
    """One answer for each rule, in their order; of its variants the gravest one speaks.

    Args:
        results: What all rules and their variants said, in order.
        findings: What was found; their messages say why a rule failed.
    """
    messages: dict[str, dict[str, None]] = {}
    for finding in findings:
        messages.setdefault(finding.rule, {})[finding.message] = None
    answers: dict[str, Answer] = {}
    for result in results:
        answer = _answer(result, messages)
        answers[answer.rule] = _graver(answers.get(answer.rule, answer), answer)
    return list(answers.values())


def _answer(result: Result, messages: dict[str, dict[str, None]]) -> Answer:
    rule = result.rule
    return Answer(
        rule=rule.id,
        title=rule.title,
        value=result.value,
        why="; ".join(messages.get(rule.id, ())) if result.value == "fail" else result.why,
        missing=tuple(result.missing) if result.value == "unknown" else (),
    )


def _graver(one: Answer, other: Answer) -> Answer:
    return min(one, other, key=lambda answer: _GRAVEST_FIRST.index(answer.value))


def agreed_answers(by_release: Sequence[Sequence[Answer]]) -> list[Answer]:
    """What the rules say where the host, and so its release, is not known: what all releases agree on.

    Args:
        by_release: The answers for each release the host may have; all have the same rules in order.
    """
    return [_agreed(same_rule) for same_rule in zip(*by_release, strict=True)]


def _agreed(answers: Sequence[Answer]) -> Answer:
    first = answers[0]
    missing = dict.fromkeys(fact for answer in answers for fact in answer.missing)
    if all(answer.value == first.value for answer in answers):
        why = "; ".join(dict.fromkeys(answer.why for answer in answers if answer.why)) or None
        return replace(first, why=why, missing=tuple(missing))
    return replace(first, value="unknown", why=None, missing=("host", *missing))
