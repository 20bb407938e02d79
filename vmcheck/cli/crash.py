"""The last resort: a fault of vmcheck as a report that can be pasted into an issue."""

import platform
import sys
import traceback

from vmcheck.cli.exit_codes import FAULT, USAGE
from vmcheck.version import __version__


def report_end(error: BaseException) -> int:
    """Say on stderr why the run ended; the exit code.

    An error of the system that names no file is about standard output, which a page or a list is printed to:
    whatever is opened by its name is told with it, where it is opened.
    """
    if isinstance(error, OSError) and error.filename is None:
        sys.stderr.write(f"Error: cannot write: {error.strerror or error}\n")
        return USAGE
    return report_crash(error)


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
