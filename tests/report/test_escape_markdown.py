"""Hostile names in Markdown, read back with markdown-it as GitHub would show them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.report.across_examples import HOSTILE_ACROSS
from tests.report.fleet import HOSTILE_NAMES
from tests.report.runs import FLEETS, write
from tests.report.test_escape import ANYTHING
from vmcheck.report.escape import markdown_block, markdown_code, markdown_text, terminal

MARKUP = [
    "|", "\\", "`", "``", "*", "_", "<b>", "</td>", "&amp;", "&#64;", "[x](y)", "![", "]", "~~", "#",
    ">", "+", "=", "-", "1.", "@me", "https://x.y", "www.x.y", "a@b.c", "a", "$x$", ":tada:", "<!--", "<http://x>",
]  # fmt: skip
NASTY = st.lists(st.sampled_from([*MARKUP, " ", "\n", "\r\n", "\t", "\udc80"])).map("".join)
NAMES = ANYTHING | NASTY
PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
JOINER = "\u2060"


def cells(markdown: str) -> list[list[Token]]:
    """Give the inline tokens of the cells of a table with one row of three cells."""
    tokens = PARSER.parse(f"| a | b | c |\n| --- | --- | --- |\n| x | {markdown} | z |\n")
    assert [token.type for token in tokens].count("td_open") == 3
    assert tokens[0].type == "table_open"
    assert tokens[-1].type == "table_close"
    return [token.children or [] for token in tokens if token.type == "inline"][3:]


def shown(tokens: list[Token]) -> str:
    """Give the text of a cell, which must hold nothing but text."""
    assert {token.type for token in tokens} <= {"text", "text_special"}
    return "".join(token.content for token in tokens).replace(JOINER, "")


def visible(name: str) -> str:
    """Give what is expected to be read: as in a terminal, character by character, blanks trimmed."""
    return "".join(map(terminal, name)).strip()


@given(NAMES)
def test_text_is_one_cell_of_text(name: str) -> None:
    before, cell, after = cells(markdown_text(name))
    assert (shown(before), shown(after)) == ("x", "z")
    assert shown(cell).strip() == visible(name)


@given(NAMES.filter(lambda name: bool(name.strip())))
def test_code_is_one_cell_of_code(name: str) -> None:
    before, cell, after = cells(markdown_code(name))
    assert (shown(before), shown(after)) == ("x", "z")
    (code,) = cell
    assert code.type in {"code_inline", "text"}
    assert code.content.strip() == re.sub(r"(?<=\\)\|", r"\\u{7c}", visible(name))


@given(NAMES)
def test_text_is_one_list_item_of_text(name: str) -> None:
    tokens = PARSER.parse(f"- {markdown_text(name)}\n- end\n")
    assert [token.type for token in tokens].count("list_item_open") == 2
    assert not {token.type for token in tokens} & {
        "heading_open",
        "html_block",
        "fence",
        "hr",
        "blockquote_open",
    }


@pytest.mark.parametrize("link", ["@team", "https://x.y", "HTTP://x", "www.x.y", "a@b.c", "#12", "mailto:a"])
def test_text_keeps_github_from_finding_links(link: str) -> None:
    assert link not in markdown_text(link)
    assert JOINER in markdown_text(link)


@given(NAMES)
def test_block_is_one_block(code: str) -> None:
    tokens = PARSER.parse("\n".join(["before", "", *markdown_block(code, "powershell"), "", "after"]))
    assert [token.type for token in tokens if token.type in {"fence", "html_block"}] == ["fence"]
    (fence,) = [token for token in tokens if token.type == "fence"]
    assert fence.content.strip() == visible(code)


def test_report_of_hostile_names_is_a_table_with_a_row_for_each() -> None:
    tokens = PARSER.parse(write("markdown", FLEETS["hostile"]))
    rows = [token.type for token in tokens].count("tr_open")
    headings = ["heading", "verdict heading", "saved-state", "heading across VMs"]
    assert rows == len(HOSTILE_NAMES) + len(HOSTILE_ACROSS) + len(headings)
    inline = [child.type for token in tokens for child in token.children or []]
    assert set(inline) <= {"text", "text_special", "code_inline", "strong_open", "strong_close"}
