"""Names in Chinese take two columns a character, on a page as in a table."""

import pytest

from vmcheck.pages.blocks import Block, Bullets, Heading, Paragraph, Table, name
from vmcheck.pages.render_text import render_text
from vmcheck.report.layout import display_width

SERVER = "\u4e2d\u6587\u670d\u52a1\u5668" * 8


@pytest.mark.parametrize(
    "block",
    [
        Heading((name(SERVER), " runs on"), 1),
        Paragraph(("The host ", name(SERVER), " puts ", name(SERVER), " into a saved state.")),
        Bullets([(1, (name(SERVER), ", 4.7 GiB: it lies on ", name(SERVER)))]),
        Table(("Fact", "Value"), [(("Guest",), (name(SERVER), " Datacenter"))]),
    ],
)
def test_no_line_is_wider_than_the_terminal(block: Block) -> None:
    lines = render_text([block], 60).splitlines()
    assert len(lines) > 1
    assert max(map(display_width, lines)) <= 60


def test_columns_stand_below_each_other() -> None:
    table = Table(("", ""), [(("Host",), "a"), ((name("\u4e3b\u673a"),), "b")])
    first, second = render_text([table]).splitlines()
    assert display_width(first) == display_width(second)
