"""Reports: what people and programs read of a run. They know verdicts, never rules or files.

``FORMATS`` names them; a format's module, and what that imports, is loaded only when it is opened.
"""

from vmcheck.report.base import Options, Report, Run, Summary
from vmcheck.report.formats import FORMATS, Format
from vmcheck.report.tally import Tally
from vmcheck.report.words import headline

__all__ = ["FORMATS", "Format", "Options", "Report", "Run", "Summary", "Tally", "headline"]
