"""Reads a CLIXML file, one object after another."""

from vmcheck.inventory.events import Problem
from vmcheck.sources.clixml.objects import ObjectsHandler, Take
from vmcheck.sources.clixml.references import References, referred_ids
from vmcheck.sources.interface import SourceFile
from vmcheck.sources.markup.decoding import utf8_chunks
from vmcheck.sources.markup.loading import told
from vmcheck.sources.markup.parsing import parse


def read_clixml(file: SourceFile, take: Take) -> Problem | None:
    """Gives away every object of a file, those of lists one by one. Never raises for what it reads.

    The file is read twice: what Ref refers to is kept in memory, and only that.

    Returns:
        The problem, if the file cannot be read to its end.
    """

    def read() -> None:
        with file.open() as stream:
            wanted = referred_ids(utf8_chunks(stream))
        with file.open() as stream:
            parse(stream, ObjectsHandler(References(wanted), take))

    return told(file.name, read)
