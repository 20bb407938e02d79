"""vmcheck diff, end to end. Git revisions are in test_diff_revisions."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.inventories import FLEET, MINIMAL, NO_BACKUP_SERVICE, NO_VMS, changed, written
from tests.cli.running import ROOT, SAMPLES, invoke, run
from tests.cli.user_rules import NO_OWNER, rule_folder

MIXED = SAMPLES / "fleet.json"


def document(path: Path = MIXED) -> dict[str, Any]:
    """A sample as data."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_the_same_file_twice() -> None:
    result = invoke("diff", MIXED, MIXED)
    vms = len(document()["vms"])
    assert (result.exit_code, result.stdout) == (0, f"No VM got worse, {vms} unchanged\n")


def test_reordering_reformatting_and_renaming_pass(tmp_path: Path) -> None:
    new = document(MINIMAL)
    new["vms"] = [{**new["vms"][0], "id": f"id-{n}", "name": f"VM{n}"} for n in range(20)]
    old = written(tmp_path, new, "old.json")
    new["vms"] = new["vms"][::-2] + new["vms"][::2]
    for vm in new["vms"]:
        vm["name"] += "-renamed"
    path = tmp_path / "new.json"
    path.write_text(json.dumps(new, indent=7, sort_keys=True), encoding="utf-8")
    result = invoke("diff", old, path)
    assert result.exit_code == 0
    assert result.stdout.startswith("No VM got worse, 20 unchanged (20 renamed or moved)\n")


def test_the_other_shape_of_a_file_makes_no_difference(tmp_path: Path) -> None:
    fleet = document()
    vms = fleet.pop("vms")
    lines = tmp_path / "fleet.ndjson"
    lines.write_text("\n".join(json.dumps(one) for one in (fleet, *vms)), encoding="utf-8")
    assert invoke("diff", MIXED, lines).stdout == f"No VM got worse, {len(vms)} unchanged\n"


def test_a_regression_closes_the_gate(tmp_path: Path) -> None:
    worse = changed(tmp_path, NO_BACKUP_SERVICE)
    result = invoke("diff", MINIMAL, worse)
    assert result.exit_code == 1
    assert result.stdout.startswith("1 VM got worse, 0 unchanged\n")
    assert "online-capable -> crash-consistent" in result.stdout
    assert "new: HVB102 warning" in result.stdout
    back = invoke("diff", worse, MINIMAL)
    assert back.exit_code == 0
    assert back.stdout.startswith("No VM got worse, 1 got better, 0 unchanged\n")


def test_one_annotation_at_the_exact_line(tmp_path: Path) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    assert text.count('"enabled": true') == 1
    new = tmp_path / "new.json"
    new.write_text(text.replace('"enabled": true', '"enabled": false'), encoding="utf-8")
    line = text[: text.index('"enabled": true')].count("\n") + 1
    result = invoke("diff", MINIMAL, new, "--format", "github")
    (command,) = [one for one in result.stdout.splitlines() if one.startswith("::")]
    assert f",line={line},col=" in command


def test_new_and_gone(tmp_path: Path) -> None:
    new = document(MINIMAL)
    new["vms"] = [{"name": "UNKNOWN01", "id": "other"}]
    result = invoke("diff", MINIMAL, written(tmp_path, new), "--format", "json")
    assert result.exit_code == 0
    assert [(vm["change"], vm["name"]) for vm in json.loads(result.stdout)["vms"]] == [
        ("new", "UNKNOWN01"),
        ("gone", document(MINIMAL)["vms"][0]["name"]),
    ]


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ([], 1),
        (["regression"], 1),
        (["never"], 0),
        (["crash-consistent"], 1),
        (["saved-state"], 0),
        (["error"], 0),
        (["warning"], 1),
        (["saved-state,warning"], 1),
    ],
)
def test_fail_on(levels: list[str], code: int, tmp_path: Path) -> None:
    options = [word for level in levels for word in ("--fail-on", level)]
    assert invoke("diff", MINIMAL, changed(tmp_path, NO_BACKUP_SERVICE), *options).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fail-on", "regresion"], "did you mean regression?"),
        (["--fail-on", "never,error"], "never cannot be combined"),
        (["--format", "html"], "html"),
        (["--host-release", "2013"], "2013"),
    ],
)
def test_wrong_options(arguments: list[str], message: str) -> None:
    result = invoke("diff", MINIMAL, MINIMAL, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize("names", [["-", "-"], ["", "x.json"], ["x.json"], ["a.json", "b.json", "c.json"]])
def test_wrong_names(names: list[str]) -> None:
    assert invoke("diff", *names).exit_code == 2


def test_nothing_in_new_is_4_unless_it_is_allowed(tmp_path: Path) -> None:
    empty = written(tmp_path, NO_VMS)
    assert invoke("diff", MINIMAL, empty).exit_code == 4
    assert invoke("diff", MINIMAL, empty, "--allow-empty").exit_code == 0
    assert invoke("diff", empty, MINIMAL).exit_code == 0


@pytest.mark.parametrize("missing_first", [True, False])
def test_an_input_that_cannot_be_read_is_3(tmp_path: Path, *, missing_first: bool) -> None:
    missing = tmp_path / "missing.json"
    result = invoke("diff", *((missing, MINIMAL) if missing_first else (MINIMAL, missing)))
    assert result.exit_code == 3
    assert "There is no such file" in result.stderr
    assert "1 error in" in result.stdout.partition("\n")[0]
    kind = "new" if missing_first else "gone"
    assert f"VMs that count as {kind} may be" in result.stdout.replace("\n      ", " ")


def test_a_refused_vm_is_neither_new_nor_gone(tmp_path: Path) -> None:
    refused = changed(tmp_path, {"state": "Runing"})
    result = invoke("diff", MINIMAL, refused)
    assert result.exit_code == 3
    assert result.stdout.startswith("No VM got worse, 1 not compared, 0 unchanged; 1 VM of ")
    assert "Did you mean Running?" in result.stderr
    assert invoke("diff", refused, MINIMAL).stdout.startswith("No VM got worse, 1 not compared")


def test_a_crashed_rule_is_5() -> None:
    program = (str(ROOT / "tests" / "cli" / "with_fault.py"), "rule")
    done = run("diff", "fleet.ndjson", "fleet.ndjson", program=program)
    assert done.returncode == 5
    assert b"HVB406 crashed; see vmcheck check for the fault" in done.stdout


def test_findings_across_vms(tmp_path: Path) -> None:
    without = document()
    without["vms"] = [vm for vm in without["vms"] if vm["name"] != "SPLIT01"]
    result = invoke("diff", written(tmp_path, without), MIXED, "--format", "json")
    found = json.loads(result.stdout)
    assert [(one["change"], one["rule"]) for one in found["across"]] == [("new", "HVB506")]
    assert found["summary"]["across_new"] == 1
    assert result.exit_code == 1
    assert invoke("diff", MIXED, written(tmp_path, without)).exit_code == 0


@pytest.mark.parametrize("side", [0, 1])
def test_standard_input(side: int) -> None:
    names = ["minimal.json", "minimal.json"]
    names[side] = "-"
    done = run("diff", *names, stdin=MINIMAL.read_bytes())
    assert (done.returncode, done.stdout.strip()) == (0, b"No VM got worse, 1 unchanged")


def test_a_folder_of_exports() -> None:
    exports = next(path for path in sorted((SAMPLES / "get-vm").iterdir()) if path.is_dir())
    result = invoke("diff", exports, exports, "--quiet")
    assert result.stdout.startswith("No VM got worse, ")
    assert result.exit_code == 0


def test_rules_of_the_user(tmp_path: Path) -> None:
    old, new = document(MINIMAL), document(MINIMAL)
    old["vms"][0]["disks"][0]["provisioning"] = "Fixed"
    new["vms"][0]["disks"][0]["provisioning"] = "Dynamic"
    paths = (written(tmp_path, old, "old.json"), written(tmp_path, new, "new.json"))
    assert invoke("diff", *paths).exit_code == 0
    folder = rule_folder(tmp_path, ACME101=NO_OWNER)
    result = invoke("diff", *paths, "--rules", folder)
    assert result.exit_code == 1
    assert "new: ACME101" in result.stdout


def test_a_broken_rule_is_2(tmp_path: Path) -> None:
    folder = rule_folder(tmp_path, ACME101="id: [")
    result = invoke("diff", MINIMAL, MINIMAL, "--rules", folder)
    assert result.exit_code == 2
    assert "ACME101.yaml" in result.stderr


def test_the_release_of_the_hosts(tmp_path: Path) -> None:
    worse = changed(tmp_path, NO_BACKUP_SERVICE)
    result = invoke("diff", MINIMAL, worse, "--host-release", "2012")
    assert "online-capable -> saved-state" in result.stdout


@pytest.mark.parametrize("format_name", ["table", "json", "markdown", "github"])
def test_output_is_what_stdout_gets(format_name: str, tmp_path: Path) -> None:
    worse, output = changed(tmp_path, NO_BACKUP_SERVICE), tmp_path / "report"
    arguments = ("diff", MINIMAL, worse, "--format", format_name)
    piped = run(*arguments, cwd=tmp_path, env={"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"})
    done = run(*arguments, "--output", output, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert output.read_bytes() == piped.stdout


def test_an_inventory_is_never_overwritten(tmp_path: Path) -> None:
    inventory = changed(tmp_path, {})
    assert invoke("diff", MINIMAL, inventory, "--output", inventory).exit_code == 2


def test_json_fits_the_schema(tmp_path: Path) -> None:
    schema = json.loads((ROOT / "schemas" / "diff.schema.json").read_text(encoding="utf-8"))
    result = invoke("diff", MIXED, changed(tmp_path, NO_BACKUP_SERVICE), "--format", "json")
    Draft202012Validator(schema).validate(json.loads(result.stdout))


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    shuffled = document()
    shuffled["vms"] = shuffled["vms"][::-1][:40]
    new = written(tmp_path, shuffled)
    runs = {
        run("diff", MIXED, new, "--format", "json", env={"PYTHONHASHSEED": seed}).stdout for seed in "123"
    }
    assert len(runs) == 1


def test_colour(tmp_path: Path) -> None:
    worse = changed(tmp_path, NO_BACKUP_SERVICE)
    assert "\x1b[" in invoke("diff", MINIMAL, worse, "--color", "always").stdout
    assert "\x1b[" not in invoke("diff", MINIMAL, worse).stdout


def test_warnings_are_told_on_stderr_unless_quiet() -> None:
    foreign = SAMPLES / "get-vm"
    exports = next(path for path in sorted(foreign.iterdir()) if path.is_dir())
    loud, quiet = invoke("diff", exports, FLEET), invoke("diff", exports, FLEET, "--quiet")
    assert loud.stdout == quiet.stdout
    assert len(quiet.stderr) <= len(loud.stderr)
