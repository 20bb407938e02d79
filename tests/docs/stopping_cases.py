"""What docs/exit-codes.md says under "What stops the run", as runs."""

from collections.abc import Mapping

from tests.docs.cases import BROKEN_RULE, MISFIT, NO_VM, PASSTHROUGH, SOUND, SOUND_BASELINE, Case

_OLD = "an older report"


def _accepted(option: str, content: str, err: str) -> tuple[Case, Case]:
    """A file that does not fit, and one that is not there."""
    command = f"check a.json --{option} f --fail-on never --output r.txt"
    files = {"a.json": SOUND, "r.txt": _OLD}
    return (
        Case(code=2, command=command, nothing_out=True, files={**files, "f": content}, err=(err,)),
        Case(code=2, command=command, nothing_out=True, files=files, err=("f",)),
    )


def _no_baseline(code: int, err: str, *, fault: str | None = None, **files: str) -> Case:
    """A baseline that is not written."""
    return Case(
        code=code,
        command="baseline create a.json --rules mine -o known.json",
        nothing_out=True,
        fault=fault,
        files={"a.json": SOUND, "known.json": SOUND_BASELINE, "mine/README": "", **files},
        err=(err,),
    )


STOPPING: Mapping[str, tuple[Case, ...]] = {
    "Wrong usage: nothing is read and nothing is written": (
        Case(
            code=2,
            command="check no-such.json --report text=r.txt --report json=new.json --select HVB999",
            nothing_out=True,
            files={"r.txt": _OLD},
            err=("HVB999",),
        ),
        Case(code=2, command="check no-such.json -f text --report json=new.json", nothing_out=True),
    ),
    "A configuration, a file of suppressions or a baseline": (
        *_accepted("config", 'fail_onn = "x"\nprofil = 1\n', "f:1:1: error: "),
        *_accepted("suppressions", "[[suppress]]\n", "f:1:1: error: The key rule is missing"),
        *_accepted("baseline", SOUND_BASELINE[:20], "f:1:21: error: "),
        Case(
            code=2,
            command="check a.json",
            nothing_out=True,
            files={"a.json": SOUND, "vmcheck.toml": 'baseline = "gone.json"\n'},
            err=("gone.json:1:1: error: ",),
        ),
        Case(
            code=2,
            command="check a.json",
            nothing_out=True,
            files={"a.json": SOUND, "vmcheck.toml": "fail_onn = []\nprofil = 1\n"},
            err=("vmcheck.toml:1:1: error: ", "fail_on?", "vmcheck.toml:2:1: error: ", "profile?"),
        ),
    ),
    "A report that cannot be written": (
        Case(
            code=2,
            command="check a.json --report json=new.json --report text=r.txt --report csv=folder",
            nothing_out=True,
            files={"a.json": SOUND, "r.txt": _OLD, "folder/x": ""},
            err=("cannot write folder: it is a folder",),
        ),
        Case(
            code=2,
            command="check a.json --report json=new.json --report text=none/r.txt --report table",
            nothing_out=True,
            err=("cannot write",),
        ),
    ),
    "A fault of vmcheck itself (not of a rule)": (
        Case(
            code=5,
            command="check a.json --report json=new.json --report text=r.txt",
            fault="program",
            nothing_out=True,
            files={"a.json": SOUND, "r.txt": _OLD},
            err=("this is a fault of vmcheck", "Please report it", "**vmcheck ", "ZeroDivisionError"),
        ),
    ),
    "For `vmcheck baseline create`": (
        _no_baseline(3, "Did you mean Running?", **{"a.json": MISFIT}),
        _no_baseline(3, "cut off", **{"a.json": PASSTHROUGH[:900]}),
        _no_baseline(4, "no VM in the input", **{"a.json": NO_VM}),
        _no_baseline(2, "x.yaml:2:1: error: ", **{"mine/x.yaml": BROKEN_RULE}),
        _no_baseline(5, "HVB406 crashed", fault="rule"),
    ),
}
"""Runs by a piece of the statement they show."""
