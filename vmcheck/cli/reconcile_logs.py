"""The logs that the command line names, opened and read one after another."""

from collections.abc import Iterable, Iterator

from vmcheck.inventory.events import Place, Problem
from vmcheck.inventory.inputs import Input, find_inputs, open_input
from vmcheck.reconcile.reading import Log, read_log
from vmcheck.reconcile.statements import Statements
from vmcheck.reconcile.text import LogText, UnreadableLogError


def read_logs(
    arguments: Iterable[str], statements: Statements, *, encoding: str | None
) -> Iterator[Log | Problem]:
    """Read all logs, each file once; one that cannot be read is a problem, the others are read."""
    for found in find_inputs(arguments):
        if isinstance(found, Problem):
            yield found
        elif found.folder:
            yield _problem(found.name, "This is a folder, not a log.")
        else:
            yield _read(found, statements, encoding)


def _read(found: Input, statements: Statements, encoding: str | None) -> Log | Problem:
    try:
        stream = open_input(found)
    except OSError as error:
        return _problem(found.name, f"It cannot be opened: {error.strerror}.")
    try:
        text = LogText(stream, encoding)
        log = Log(found.name, text.encoding)
        read_log(log, text.lines(), statements)
        log.other = text.other
    except UnreadableLogError as error:
        return _problem(found.name, str(error))
    except OSError as error:
        return _problem(found.name, f"It cannot be read: {error.strerror}.")
    finally:
        if found.path:
            stream.close()
    return log


def _problem(name: str, message: str) -> Problem:
    return Problem(place=Place(name, 1, 1), pointer="", message=message)
