"""What a column map looks like: the keys of its TOML file."""

from typing import Annotated, Any

from msgspec import Struct

from vmcheck.inventory.model.values import Release, about


class ColumnEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What a column holds."""

    fact: Annotated[str, about("The fact, by its path in the inventory: disks.path, guest.os.name.")]
    values: Annotated[
        dict[str, Any], about("Values of the fact by the text in the cell. Case does not count.")
    ] = {}
    unknown: Annotated[tuple[str, ...], about("Texts that mean that it is not known.")] = ()
    separator: Annotated[
        str | None, about("What stands between several values in a cell, for facts of lists.")
    ] = None
    multiply: Annotated[int, about("What a number is multiplied with: 1073741824 for GB.")] = 1


class MapFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A column map."""

    about: Annotated[str, about("What writes such files.")]
    columns: Annotated[
        dict[str, Any], about("A fact, or a table with more to say of it, by the name of the column.")
    ]
    unknown: Annotated[tuple[str, ...], about("Texts that mean in any column that it is not known.")] = ()
    optional: Annotated[bool, about("Whether columns may be missing.")] = False
    recognise: Annotated[
        tuple[tuple[str, ...], ...], about("Sets of columns by which a file is recognised.")
    ] = ()
    earliest: Annotated[Release, about("The earliest host release that such a file can come from.")] = "2008"
