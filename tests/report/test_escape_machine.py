"""Text in XML, in workflow commands and in messages of SARIF: it comes back, and breaks out of nothing."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tests.report.test_escape import NAMES
from tests.report.workflow_commands import unescape_data, unescape_property
from vmcheck.report.escape import (
    message_text,
    terminal,
    without_surrogates,
    workflow_data,
    workflow_property,
    xml_text,
)

MARKUP = st.lists(
    st.sampled_from(["%", "%0A", "%25", "::", ":", ",", "\n", "\r\n", "a", "=", "]]>", "<", "&amp;", "&",
                     '"', "'", "\x00", "\ufffe", "\udc80", "\U0010ffff", "](", "[", "]", "(", "0D"])
).map("".join)  # fmt: skip
ANYTHING = NAMES | MARKUP


@given(ANYTHING)
def test_xml_comes_back_as_a_terminal_would_show_it(text: str) -> None:
    escaped = xml_text(text)
    assert escaped.isascii()
    element = ET.fromstring(f'<a b="{escaped}">{escaped}</a>')  # noqa: S314 - written by us
    expected = terminal(text).replace("\ufffe", "\\u{fffe}").replace("\uffff", "\\u{ffff}")
    assert (element.get("b"), element.text or "", list(element)) == (expected, expected, [])


@given(ANYTHING)
def test_workflow_messages_come_back(text: str) -> None:
    escaped = workflow_data(text)
    assert unescape_data(escaped) == without_surrogates(text)
    assert not {"\r", "\n"} & set(escaped)


@given(ANYTHING)
def test_workflow_properties_come_back(text: str) -> None:
    escaped = workflow_property(text)
    assert unescape_property(escaped) == without_surrogates(text)
    assert not {"\r", "\n", ":", ","} & set(escaped)


@given(ANYTHING)
def test_messages_hold_no_link_and_nothing_invisible(text: str) -> None:
    shown = message_text(text)
    assert "](" not in shown
    assert shown.replace("\u2060", "") == terminal(text) or "::" in text or "##" in text
