r"""Names and messages made safe for where they are written, one function for each target.

Whoever may name a VM can put anything into a report: sequences that drive a terminal, formulas for
a spreadsheet, links and mentions for a web page, commands for a build server. Characters that
cannot be seen become visible as ``\u{1b}``; everything else stays readable.
"""

import re

from vmcheck.patterns import on_first_use

_INVISIBLE = on_first_use(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, with ESC, tab and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"  # soft hyphen, fillers, blank Braille
    "\u180b-\u180f\ufe00-\ufe0d"  # variation selectors but those of text and emoji
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero-width, line separators, bidirectional overrides
    "\ufeff\ufff0-\ufffb"  # byte order mark, interlinear annotations
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of shorthand and of music
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "\U000e0000-\U000e0fff"  # tags
    "]"
)
_SURROGATE = on_first_use("[\ud800-\udfff]")

# Build servers obey such lines of a log: ``::name::`` on GitHub, ``##vso[`` and ``##[`` in Azure
# Pipelines, ``##teamcity[`` in TeamCity.
_BUILD_COMMAND = on_first_use(r"::(?=[A-Za-z-]+(?:\s[^:]*)?::)|##(?=[A-Za-z]*\[)")

_QUOTES = "\"'`\u2018\u2019\u201c\u201d"
_DOUBTFUL = frozenset(f"{_QUOTES} =+-@")  # first characters that need a closer look
_FORMULA = on_first_use(rf"[\s{_QUOTES}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")

# Markup inside a line, and what would start a heading, a list or an underline at its beginning.
_MARKUP = on_first_use(r"[\\`*_\[\]<>|~&$]|^\s*(?:[#+\-=]|\d+(?=[.)]))")
_LINKING = on_first_use(
    r"[@#](?=\w)|:(?=//|[a-z+-][\w+-]*:)|(?<=www)\.|(?<=mailto):|(?<=xmpp):", re.IGNORECASE
)
_WORD_JOINER = "\u2060"

_NOT_XML = on_first_use("[\ufffe\uffff]")
"""What XML 1.0 forbids and ``terminal`` leaves."""
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_WORKFLOW_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_WORKFLOW_PROPERTY = _WORKFLOW_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def _visible(match: re.Match[str]) -> str:
    return f"\\u{{{ord(match[0][0]):x}}}{match[0][1:]}"


def _reference(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


def terminal(text: str) -> str:
    r"""Give text for a terminal, a log or an editor: one line, nothing invisible, no commands.

    ``ESC[31m`` becomes ``\u{1b}[31m``. Commands for build servers lose their first character in
    the same way. A backslash stays, since paths are full of them.
    """
    if not (text.isascii() and text.isprintable()):
        text = _INVISIBLE().sub(_visible, text)
    if "::" in text or "##" in text:
        text = _BUILD_COMMAND().sub(_visible, text)
    return text


def without_surrogates(text: str) -> str:
    r"""Give text that every UTF can encode: a lone surrogate becomes ``\u{d800}``."""
    return text if text.isascii() else _SURROGATE().sub(_visible, text)


def csv_cell(text: str) -> str:
    """Give text for a cell that a spreadsheet will not calculate (CWE-1236).

    What begins like a formula, also after blanks or quotes or in full-width characters, gets a
    leading apostrophe. Quoting and doubling of quotes is left to the CSV writer.
    """
    if text[:1] not in _DOUBTFUL and text.isascii() and text.isprintable():
        return text
    cell = _INVISIBLE().sub(_visible, text)
    return f"'{cell}" if _FORMULA().match(text) or _FORMULA().match(cell) else cell


def markdown_text(text: str) -> str:
    """Give text for a cell or a list item of GitHub-flavoured Markdown.

    Everything that could mean markup becomes a numeric character reference. GitHub looks for
    mentions and links after that, in the finished text: only an invisible word joiner (U+2060)
    keeps ``@name``, ``#1`` and ``https://`` from them.
    """
    joined = _LINKING().sub(rf"\g<0>{_WORD_JOINER}", _INVISIBLE().sub(_visible, text))
    return _MARKUP().sub(_reference, joined)


def markdown_code(text: str) -> str:
    r"""Give text as a code span of GitHub-flavoured Markdown, also inside a table.

    A pipe is written ``\|``. After a backslash that would be read in two ways, so there it becomes
    ``\u{7c}``. GitHub looks for neither mentions nor links in a code span.
    """
    shown = _INVISIBLE().sub(_visible, text)
    shown = re.sub(r"(?<=\\)\|", r"\\u{7c}", shown).replace("|", r"\|")
    fence = _fence(shown, 1)
    space = " " if shown[:1] in "` " or shown[-1:] in "` " else ""
    return f"{fence}{space}{shown}{space}{fence}" if shown.strip() else markdown_text(shown)


def markdown_block(text: str, language: str) -> list[str]:
    """Give the lines of a fenced code block that holds one line of code."""
    shown = _INVISIBLE().sub(_visible, text)
    fence = _fence(shown, 3)
    return [f"{fence}{language}", shown, fence]


def _fence(text: str, least: int) -> str:
    runs = [len(run) for run in re.findall("`+", text)]
    return "`" * max(least, 1 + max(runs, default=0))


def xml_text(text: str) -> str:
    """Give text for an attribute in double quotes or an element of XML 1.0, on one line and in ASCII."""
    shown = _NOT_XML().sub(_visible, terminal(text)).translate(_XML)
    return shown if shown.isascii() else shown.encode("ascii", "xmlcharrefreplace").decode()


def workflow_data(text: str) -> str:
    """Give text for the message of a GitHub workflow command. Line ends survive in it."""
    return without_surrogates(text).translate(_WORKFLOW_DATA)


def workflow_property(text: str) -> str:
    """Give text for a property of a GitHub workflow command, such as its title."""
    return without_surrogates(text).translate(_WORKFLOW_PROPERTY)


def message_text(text: str) -> str:
    """Give text for a message of SARIF, where ``[text](target)`` would be a link."""
    shown = _INVISIBLE().sub(_visible, text)
    return shown.replace("](", f"]{_WORD_JOINER}(")
