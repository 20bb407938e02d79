r"""How Hyper-V's VSS writer and Windows Server Backup name a VM in their component captions and paths.

``Online\VM`` and ``Offline\VM`` are captions from 2012 R2 on: Windows Server Backup writes them to its
logs ("Caption"), DiskShadow prints them. ``Backup Using Child Partition Snapshot\VM`` and ``Backup Using
Saved State\VM`` are those of older writers, and how DPM names its data sources.

Sources: microsoft/lis-test, STOR_VSS_Utils.ps1 (getBackupType); Microsoft Support KB 3098315 (output of
DiskShadow), KB 2462424 and 2549533 (alerts of DPM); DPM 2007 SP1, conditions of an online backup.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Label = Literal["online", "offline"]
"""online: the guest takes part in the snapshot. offline: it does not, whatever that means for users."""

_WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "online": "online",
        "offline": "offline",
        "backup using child partition snapshot": "online",
        "backup using saved state": "offline",
    }
)

# The short words mean something only where a value begins (never inside D:\\Online\\SQL01), the long ones
# wherever they stand.
_LABEL = re.compile(
    r"""
    (?: (?: ^[\s+*>|-]*\\? | [:=](?:\s+\\)? | [:=]\s* | "\\? ) (?:virtual\ machines?[\ \\])?
        (?P<short> online | offline )
      | (?<!\w) (?P<long> backup\ using\ (?:child\ partition\ snapshot|saved\ state) )
    )
    \\
    """,
    re.IGNORECASE | re.VERBOSE,
)
_VALUE = re.compile(r'[\s+*>|-]*(?:[^:="]*[:=]\s*)?\\?')
"""What stands before a label that is the whole value of its line."""
_COMPUTER = " on "


class Found(NamedTuple):
    """A label in a line."""

    label: Label
    words: str
    """As they are written: Offline."""
    names: tuple[str, ...]
    r"""What the VM may be called. More than one only in sentences of DPM, such as ``jobs for Microsoft
    Hyper-V \Backup Using Saved State\SQL01 on HV01.contoso.com have been failing``: the whole rest, then
    what stands before each ``on``, the longest first."""
    column: int
    """Of the first word, from 1."""


def labels_in(line: str) -> Iterator[Found]:
    """Yield the labels of a line, from left to right; the name ends at a quote or with the line."""
    at = 0
    while match := _LABEL.search(line, at):
        group = "short" if match["short"] else "long"
        quoted = line.count('"', 0, match.start(group)) % 2 == 1
        end = line.find('"', match.end()) if quoted else -1
        end = len(line) if end < 0 else end
        at = max(end, match.end())
        name = line[match.end() : end].strip()
        if name:
            words = match[group]
            sentence = not quoted and not _VALUE.fullmatch(line, 0, match.start(group))
            yield Found(
                label=_WORDS[words.casefold()],
                words=words,
                names=tuple(_names(name)) if sentence else (name,),
                column=match.start(group) + 1,
            )


def _names(text: str) -> Iterator[str]:
    """The whole text, then what stands before each ``on``, the longest first."""
    yield text
    end = text.rfind(_COMPUTER)
    while end > 0:
        yield text[:end].rstrip()
        end = text.rfind(_COMPUTER, 0, end)
