"""The rules of Jenkins' schema for JUnit reports (junit-10.xsd), as far as vmcheck's elements go."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_TIME = re.compile(r"(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?")
RESULTS = ("failure", "error", "skipped")


@dataclass(frozen=True, slots=True)
class Rule:
    """What an element must have, may have, and may contain."""

    required: Sequence[str] = ()
    optional: Sequence[str] = ()
    children: Sequence[str] = ()
    text: bool = False


_RESULT = Rule(optional=("type", "message"), text=True)
RULES: Mapping[str, Rule] = {
    "testsuites": Rule((), ("name", "time", "tests", "failures", "errors"), ("testsuite",)),
    "testsuite": Rule(
        ("name", "tests", "failures", "errors"),
        ("time", "skipped", "timestamp", "hostname", "id", "package"),
        ("testsuite", "properties", "testcase", "system-out", "system-err"),
    ),
    "properties": Rule(children=("property",)),
    "property": Rule(("name", "value")),
    "testcase": Rule(("name",), ("time", "classname", "group"), (*RESULTS, "system-out", "system-err")),
    "failure": _RESULT,
    "error": _RESULT,
    "skipped": _RESULT,
    "system-out": Rule(text=True),
    "system-err": Rule(text=True),
}


def faults(element: ET.Element) -> list[str]:
    """Say what is wrong with an element and those in it; nothing for a valid report."""
    rule = RULES.get(element.tag)
    if rule is None:
        return [f"unknown element {element.tag}"]
    found = [f"{element.tag} lacks {name}" for name in rule.required if name not in element.attrib]
    allowed = {*rule.required, *rule.optional}
    found += [f"{element.tag} must not have {name}" for name in element.attrib if name not in allowed]
    found += [f"{element.tag} must not contain {c.tag}" for c in element if c.tag not in rule.children]
    if not rule.text and (element.text or "").strip():
        found.append(f"{element.tag} must not contain text")
    if not _TIME.fullmatch(element.get("time", "")):
        found.append(f"{element.tag}: wrong time")
    return [*found, *_counts(element), *(fault for child in element for fault in faults(child))]


def _counts(element: ET.Element) -> list[str]:
    """Ant's rule: counts tell what is there. And ours: a test has one result."""
    if element.tag == "testcase":
        results = [child.tag for child in element if child.tag in RESULTS]
        return ["several results"] if len(results) > 1 else []
    cases = list(element.iter("testcase")) if element.tag in {"testsuite", "testsuites"} else []
    counts = {"tests": len(cases)}
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        counts[attribute] = sum(case.find(tag) is not None for case in cases)
    return [
        f"{element.tag}: {name} is {element.get(name)}, there are {count}"
        for name, count in counts.items()
        if name in RULES[element.tag].required and element.get(name) != str(count)
    ]
