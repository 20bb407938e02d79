"""The last resort: a fault of vmcheck as a report that can be pasted into an issue."""

import platform
import sys
import traceback

from vmcheck.cli.exit_codes import FAULT
from vmcheck.version import __version__


def report_crash(error: BaseException) -> int:
    """Write the report to stderr, as Markdown; the exit code."""
    trace = "".join(traceback.format_exception(error))
    arguments = " ".join(sys.argv[1:])
    shown = trace.encode("ascii", "backslashreplace").decode()
    sys.stderr.write(
        "vmcheck: this is a fault of vmcheck, not of your inventory. "
        "Please report it with these lines:\n\n"
        f"**vmcheck {__version__}**, Python {platform.python_version()}, {platform.platform()}\n\n"
        f"`vmcheck {ascii(arguments)[1:-1]}`\n\n```\n{shown}```\n"
    )
    return FAULT
