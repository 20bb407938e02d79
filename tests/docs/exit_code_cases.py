"""The table of exit codes in docs/exit-codes.md and what is said around it, as runs."""

from collections.abc import Mapping

from tests.docs.cases import (
    BROKEN_RULE,
    MISFIT,
    NO_VM,
    PASSTHROUGH,
    SOUND,
    UNTICKED,
    Case,
)

_CHECK = "check a.json"
_READY = "The only VM is ready for an online backup"


def _reconciled(code: int, log: str | bytes, content: str = SOUND, options: str = "", out: str = "") -> Case:
    """A run of vmcheck reconcile."""
    files = {"a.json": content, "wsb.log": log}
    return Case(code=code, command=f"reconcile a.json wsb.log {options}", files=files, out=(out,))


_RECONCILED = (
    _reconciled(0, "Caption: Online\\APP01", out="confirms the only prediction"),
    _reconciled(0, "Caption: Offline\\APP01", UNTICKED, out="no downtime from 2012 R2 on"),
    _reconciled(1, "Caption: Offline\\APP01", out="refutes the only prediction"),
    _reconciled(1, "Caption: Offline\\APP01\nCaption: Online\\APP01", out="The log says both"),
    _reconciled(3, b"PK\3\4\0\0\0\0", out="1 error in the input"),
    _reconciled(3, "Caption: Online\\APP01", MISFIT, out="1 VM refused"),
    _reconciled(4, "Caption: Online\\OTHER", out="Only in the log"),
    _reconciled(4, "", out="0 lines"),
    _reconciled(0, "", options="--allow-empty"),
    Case(code=3, command="reconcile a.json wsb.log", err=("wsb.log:1:1: error: There is no such file",)),
)

CODES: Mapping[str, tuple[Case, ...]] = {
    "checked; the gate passed": (
        Case(code=0, command=_CHECK, out=(_READY,)),
        Case(code=0, command=_CHECK, files={"a.json": UNTICKED}, out=("crash-consistent", "HVB102")),
        Case(code=0, command=f"{_CHECK} --fail-on never", files={"a.json": PASSTHROUGH}, out=("HVB401",)),
    ),
    "findings at or above `--fail-on`": (
        Case(code=1, command=_CHECK, files={"a.json": PASSTHROUGH}, out=("partially-covered", "HVB401")),
        Case(code=1, command=f"{_CHECK} --fail-on warning", files={"a.json": UNTICKED}),
        Case(code=1, command=f"{_CHECK} --fail-on saved-state", files={"a.json": PASSTHROUGH}),
        Case(
            code=0,
            command=f"{_CHECK} --suppressions s.toml",
            files={
                "a.json": PASSTHROUGH,
                "s.toml": '[[suppress]]\nrule = "HVB401"\nvm = "*"\nreason = "the SAN has it"\n',
            },
            out=("1 finding suppressed (s.toml)", "partially-covered"),
        ),
    ),
    "wrong usage or configuration": (
        Case(code=2, command=f"{_CHECK} --formt json", nothing_out=True, err=("--formt",)),
        Case(code=2, command=f"{_CHECK} --select HVB999", nothing_out=True, err=("HVB999",)),
        Case(code=2, command=f"{_CHECK} --fail-on eror", nothing_out=True, err=("did you mean error?",)),
        Case(
            code=2,
            command=f"{_CHECK} --rules mine",
            files={"a.json": SOUND, "mine/x.yaml": BROKEN_RULE},
            err=("x.yaml:2:1: error: ",),
        ),
        Case(code=2, command=f"{_CHECK} -o none/r.txt", nothing_out=True, err=("cannot write",)),
    ),
    "some input could not be read": (
        Case(code=3, command="check a.json b.json", out=("1 error in the input", "There is no such file")),
        Case(
            code=3,
            command="check a.json b.json",
            files={"a.json": SOUND.replace("APP01", "REFUSED"), "b.json": MISFIT},
            out=("; 1 VM refused", "Did you mean Running?"),
        ),
    ),
    "no VM in the input": (
        Case(code=4, command=_CHECK, files={"a.json": NO_VM}, out=("No VM was checked",)),
        Case(code=0, command=f"{_CHECK} --allow-empty", files={"a.json": NO_VM}),
    ),
    "a fault of vmcheck itself, or a rule that crashed": (
        Case(code=5, command=_CHECK, fault="rule", out=("HVB406 crashed: ZeroDivisionError",)),
        Case(code=5, command=_CHECK, fault="program", nothing_out=True, err=("a fault of vmcheck",)),
    ),
    "the gravest is given: 5, then 3, then 2, then 4, then 1": (
        Case(
            code=5,
            command="check a.json b.json --rules mine",
            fault="rule",
            files={
                "a.json": SOUND,
                "mine/x.yaml": BROKEN_RULE,
            },
        ),
        Case(
            code=3,
            command="check a.json b.json --rules mine",
            files={
                "a.json": PASSTHROUGH,
                "mine/x.yaml": BROKEN_RULE,
            },
        ),
        Case(
            code=2, command="check a.json --rules mine", files={"a.json": NO_VM, "mine/x.yaml": BROKEN_RULE}
        ),
        Case(
            code=2,
            command="check a.json --rules mine",
            files={
                "a.json": PASSTHROUGH,
                "mine/x.yaml": BROKEN_RULE,
            },
        ),
        Case(code=3, command="check b.json --allow-empty"),
        Case(code=4, command="check a.json --fail-on info", files={"a.json": NO_VM}),
    ),
    "`vmcheck diff` gives the same codes": (
        Case(code=0, command="diff a.json a.json", out=("No VM got worse",)),
        Case(code=1, command="diff a.json b.json", files={"a.json": SOUND, "b.json": UNTICKED}),
        Case(
            code=0, command="diff a.json b.json --fail-on error", files={"a.json": SOUND, "b.json": UNTICKED}
        ),
        Case(code=3, command="diff b.json a.json", err=("b.json:1:1: error: There is no such file",)),
        Case(code=3, command="diff a.json b.json", err=("b.json:1:1: error: There is no such file",)),
        Case(code=4, command="diff a.json b.json", files={"a.json": SOUND, "b.json": NO_VM}),
        Case(code=0, command="diff b.json a.json", files={"a.json": SOUND, "b.json": NO_VM}),
        *_RECONCILED,
        Case(
            code=0,
            command="baseline create a.json -o known.json",
            files={"a.json": PASSTHROUGH},
            new=frozenset({"known.json"}),
        ),
        Case(code=0, command="plan a.json", files={"a.json": PASSTHROUGH}, out=("1 after step 1",)),
        Case(code=2, command="plan a.json --what-if HVB999", nothing_out=True, err=("HVB999",)),
        Case(code=3, command="plan a.json b.json", err=("b.json:1:1: error: There is no such file",)),
        Case(code=4, command="plan a.json", files={"a.json": NO_VM}, out=("No VM was checked",)),
        Case(code=0, command="plan a.json --allow-empty", files={"a.json": NO_VM}),
        Case(code=5, command="plan a.json", fault="rule", out=("1 rule crashed",)),
    ),
    "stdout holds the report and nothing else": (
        Case(
            code=3,
            command="check a.json b.json -f csv --assume checkpoints=[]",
            out=('"name",', '"APP01"'),
            err=("b.json:1:1: error: ", "note: Assumed where not collected: checkpoints = []"),
        ),
    ),
}
"""Runs by a piece of the statement they show."""
