"""One run of the command line in a scratch folder, and what is to come of it."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli import with_fault
from tests.cli.inventories import MINIMAL
from tests.cli.running import run

SOUND = MINIMAL.read_text(encoding="utf-8")
"""One VM, APP01, online-capable."""
UNTICKED = SOUND.replace('"enabled": true', '"enabled": false')
"""The same, crash-consistent: HVB102, a warning."""
PASSTHROUGH = SOUND.replace('"attachment": "virtual"', '"attachment": "passthrough"')
"""The same, partially-covered: HVB401, an error."""
MISFIT = SOUND.replace('"state": "Running"', '"state": "Runing"')
"""The same, refused."""
NO_VM = '{"schema_version": 1, "vms": []}'
BROKEN_RULE = "id: ["
SOUND_BASELINE = '{"baseline_version": 1, "vms": [], "fleet": []}'
_PROGRAM = (str(Path(with_fault.__file__)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command, and what it must do."""

    code: int
    command: str
    """Without ``vmcheck``."""
    files: Mapping[str, str | bytes] = field(default_factory=lambda: {"a.json": SOUND})
    """What is in the folder; nothing of it may be changed."""
    out: tuple[str, ...] = ()
    """What stdout says, in this order. With ``nothing_out`` it says nothing at all."""
    nothing_out: bool = False
    err: tuple[str, ...] = ()
    """What stderr says, in this order."""
    new: frozenset[str] = frozenset()
    """Files that appear."""
    fault: str | None = None
    """A fault that is built into vmcheck: rule or program, see ``with_fault``."""

    def check(self, folder: Path) -> None:
        """Run it."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        words = shlex.split(self.command)
        if self.fault is None:
            done = run(*words, cwd=folder)
        else:
            done = run(self.fault, *words, cwd=folder, program=_PROGRAM)
        assert done.returncode == self.code, done.stderr.decode()
        _in_order(self.out, done.stdout.decode())
        _in_order(self.err, done.stderr.decode())
        assert not (self.nothing_out and done.stdout)
        self._files_are_as_they_were(folder)

    def _files_are_as_they_were(self, folder: Path) -> None:
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert there == set(self.files) | self.new
        for name, content in self.files.items():
            expected = content if isinstance(content, bytes) else content.encode()
            assert (folder / name).read_bytes() == expected


def _in_order(pieces: tuple[str, ...], text: str) -> None:
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        assert found >= 0, f"{piece!r} is not in {text[at:]!r}"
        at = found + len(piece)
