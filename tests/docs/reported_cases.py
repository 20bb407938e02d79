"""What docs/exit-codes.md says under "What is reported, while the run goes on", as runs."""

from collections.abc import Mapping

from tests.cli.user_rules import NO_OWNER
from tests.docs.cases import BROKEN_RULE, MISFIT, PASSTHROUGH, SOUND, Case

_TWO = "check b.json a.json -f text"
_OTHER = PASSTHROUGH.replace("APP01", "WEB01").replace("7d3b1c90", "11111111")
"""Another VM, whose finding shows that it was judged."""
_JUDGED = "HVB401 A physical disk"
_HOST = '{"schema_version": 1, "hosts": [{"name": "HV01", "release": "2019"}], "vms": ['
_NO_HOST = '{"schema_version": 1, "vms": ['


def _unreadable(content: str | bytes | None, *out: str) -> Case:
    """A file that gives no VM, before one that does."""
    files: dict[str, str | bytes] = {"a.json": _OTHER}
    if content is not None:
        files["b.json"] = content
    return Case(code=3, command=_TWO, files=files, out=(*out, _JUDGED))


def _suppressed(rule: str, vm: str, expires: str, code: int, *out: str) -> Case:
    entry = f'[[suppress]]\nrule = "{rule}"\nvm = "{vm}"\nreason = "r"\nexpires = {expires}\n'
    files = {"a.json": PASSTHROUGH, "s.toml": entry}
    return Case(code=code, command="check a.json -f text --suppressions s.toml", files=files, out=out)


REPORTED: Mapping[str, tuple[Case, ...]] = {
    "A VM that does not fit the schema": (
        Case(
            code=3,
            command=_TWO,
            files={"a.json": _OTHER, "b.json": MISFIT.replace('"generation": 2', '"generation": 3')},
            out=(
                "b.json:25:16: error: ",
                "(/vms/0/state)",
                "b.json:26:21: error: ",
                "(/vms/0/generation)",
                _JUDGED,
            ),
        ),
    ),
    "A line of NDJSON that is no JSON": (
        Case(
            code=3,
            command="check a.ndjson -f text",
            files={"a.ndjson": '{"schema_version": 1}\n{"name": "A"}\n{nope}\n{"name": "B"}\n'},
            out=("[A]", "a.ndjson:3:2: error: ", "[B]"),
        ),
    ),
    "A syntax error inside a JSON document": (
        _unreadable(f'{_HOST}{{"name": "FIRST"}}, {{"name": "SEC', "[FIRST]", "b.json:1:", "cannot be read"),
        _unreadable(f'{_NO_HOST}{{"name": "FIRST"}}, {{"name": "SEC', "b.json:1:", "No VM of it was checked"),
    ),
    "A file that is missing, empty, no JSON or in no known encoding": (
        _unreadable(None, "b.json:1:1: error: There is no such file"),
        _unreadable("", "b.json:1:1: error: The input is empty"),
        _unreadable("name: A\n", "b.json:1:1: error: This is not an inventory"),
        _unreadable(SOUND.replace("APP01", "\u00fc").encode("latin-1"), "The byte 0xFC is not UTF-8"),
    ),
    "A git revision that `vmcheck diff` cannot read": (
        Case(
            code=3,
            command="diff nobodys-branch:a.json a.json",
            err=("nobodys-branch:a.json:1:1: error: ",),
            out=("error in nobodys-branch:a.json",),
        ),
    ),
    "An id that two VMs share": (
        Case(
            code=3,
            command="check b.json -f text",
            files={"b.json": f'{_HOST}{{"name": "A", "id": "1"}},\n{{"name": "B", "id": "1"}}]}}'},
            out=("b.json:2:1: error: The id ", "See b.json:1:"),
        ),
        Case(
            code=3,
            command="check b.json -f text",
            files={"b.json": f'{_HOST}\n{{"name": "A", "host": "HV1"}}]}}'},
            out=("b.json:2:", 'error: The host "HV1"', "Did you mean HV01?", "See b.json:1:"),
        ),
        _unreadable(
            f'{_HOST}{{"name": "A",\n"name": "B"}}]}}', "b.json:2:1: error: The key ", "See b.json:1:"
        ),
    ),
    "Two VMs of one name on one host": (
        Case(
            code=0,
            command="check b.json -f text",
            files={"b.json": f'{_HOST}{{"name": "A", "host": "HV01"}},\n{{"name": "A", "host": "HV01"}}]}}'},
            out=("b.json:2:1: warning: Another VM ",),
        ),
    ),
    "A rule file of yours that is no rule": (
        Case(
            code=2,
            command="check a.json --rules mine",
            files={"a.json": PASSTHROUGH, "mine/x.yaml": BROKEN_RULE, "mine/y.yaml": NO_OWNER},
            err=("x.yaml:2:1: error: ",),
            out=("1 rule file could not be used; what they hold was not asked", "HVB401", "ACME101"),
        ),
    ),
    "A rule that crashes on a VM": (
        Case(
            code=5,
            command="check a.json b.json",
            fault="rule",
            files={"a.json": SOUND, "b.json": _OTHER},
            out=("WEB01", "partially-covered", "HVB401", "APP01", "undetermined", "HVB406 crashed"),
        ),
    ),
    "A fact that was not collected": (
        Case(
            code=0,
            command="check a.json",
            files={"a.json": SOUND.replace('"layout": "Basic"', '"layout": null')},
            out=("undetermined", "guest.disks"),
        ),
    ),
    "A suppression that has expired": (
        _suppressed("HVB401", "*", "2020-01-31", 1, _JUDGED, "s.toml:1:1: warning: ", "no longer works"),
        _suppressed("HVB102", "*", "2999-01-31", 1, _JUDGED, "s.toml:1:1: warning: ", "fits no finding"),
        _suppressed("HVB401", "*", "2999-01-31", 0),
    ),
    "What the baseline knows and the run did not find": (
        Case(
            code=0,
            command="check a.json --baseline known.json --assume checkpoints=[]",
            files={
                "a.json": SOUND,
                "known.json": '{"baseline_version": 1, "vms": [{"name": "APP01", "host": "HV01", '
                '"id": "7d3b1c90-0000-4000-8000-000000000001", '
                '"findings": [{"rule": "HVB102", "outcome": "crash-consistent"}]}], "fleet": []}',
            },
            out=("note: Assumed where not collected: checkpoints = []", "fixed: HVB102 on APP01"),
        ),
    ),
}
"""Runs by a piece of the statement they show."""
