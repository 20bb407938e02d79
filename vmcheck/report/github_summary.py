"""The summary of a GitHub job: the Markdown report, appended to the file that GitHub names."""

from io import StringIO
from pathlib import Path
from typing import Final

from vmcheck.report.base import Options, Summary
from vmcheck.report.markdown import MarkdownReport

MOST_BYTES: Final = 900_000
"""GitHub drops a summary of more than 1 MiB; another program may have written to the file before."""
_ROWS: Final = 200
_CUT: Final = "\n\n... the rest is too long for this page: see the report.\n"


class GithubSummary(MarkdownReport):
    """A Markdown report for a page of limited size."""

    def __init__(self, file: str | Path, options: Options) -> None:
        self._file = Path(file)
        self._text = StringIO()
        super().__init__(self._text, Options(limit=min(options.limit, _ROWS), save_rate=options.save_rate))

    def end(self, summary: Summary) -> None:
        """Append everything to the file.

        Raises:
            OSError: the file cannot be written.
        """
        super().end(summary)
        with self._file.open("a", encoding="utf-8", newline="") as file:
            file.write(shortened(self._text.getvalue()))


def shortened(markdown: str) -> str:
    """Give a document that is too long without its last sections or rows, and say so."""
    encoded = markdown.encode()
    if len(encoded) <= MOST_BYTES:
        return markdown
    kept = encoded[: MOST_BYTES - len(_CUT)].decode(errors="ignore")
    # Between blocks or rows: no code block, and no row of a table, stays open.
    end = max(kept.rfind("\n\n"), kept.rfind("\n|"))
    return kept[:end] + _CUT
