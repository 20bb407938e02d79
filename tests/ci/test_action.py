"""action.yml: fits GitHub's schema, and its scripts take inputs as data, whatever is in them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.ci.schemas import complaints
from tests.ci.steps import ROOT, action, step
from tests.cli.running import SAMPLES

BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None or os.name == "nt", reason="no bash, or one that may be WSL's")

HOSTILE = (
    "a b.json",
    "$(touch stolen)",
    "`touch stolen`",
    "'; touch stolen; '",
    '"; touch stolen; "',
    "--output=stolen",
    "-",
    "*",
    "${HOME}",
    "%0A::error::owned",
    "caf\u00e9.json",
)
RECORDER = """\
import json, pathlib, sys
assert sys.argv[1:4] == ["-I", "-m", "vmcheck"], sys.argv
pathlib.Path("arguments.json").write_text(json.dumps(sys.argv[4:]))
for argument in sys.argv:
    if argument.startswith("--report=sarif="):
        pathlib.Path(argument.removeprefix("--report=sarif=")).write_text("{}")
sys.exit(int(pathlib.Path("code").read_text()))
"""


def test_it_fits_the_schema_of_action_metadata() -> None:
    assert complaints("github-actions", action()) == []
    broken = {**action(), "runs": {"using": "composite"}}
    assert complaints("github-actions", broken) != []


def test_no_expression_stands_in_a_script() -> None:
    scripts = [one["run"] for one in action()["runs"]["steps"]]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]


def test_every_input_is_used_and_every_used_input_exists() -> None:
    values = [value for one in action()["runs"]["steps"] for value in one["env"].values()]
    used = {match for value in values for match in re.findall(r"inputs\.([\w-]+)", value)}
    assert used == set(action()["inputs"])
    assert all(about["description"] for about in action()["inputs"].values())


@pytest.fixture
def recorder(tmp_path: Path) -> Path:
    """A program in the place of Python that writes down how it was called."""
    (tmp_path / "recorder.py").write_text(RECORDER, encoding="utf-8")
    program = tmp_path / "python"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" "{tmp_path}/recorder.py" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return program


def check(
    recorder: Path, code: int = 0, environ: Mapping[str, str] | None = None, **inputs: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the step that checks, in the folder of the recorder."""
    folder = recorder.parent
    (folder / "code").write_text(str(code), encoding="utf-8")
    names = ("INVENTORY", "FAIL_ON", "BASELINE", "SUPPRESSIONS", "SARIF")
    assert set(step("check")["env"]) == {"PYTHON", *names}
    given = {name: inputs.get(name.lower(), "") for name in names}
    own = {"PYTHON": str(recorder), "GITHUB_OUTPUT": str(folder / "output")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step("check")["run"]],
        cwd=folder,
        env={**os.environ, **(environ or {}), **given, **own},
        capture_output=True,
        check=False,
    )


def arguments(recorder: Path) -> Any:
    return json.loads((recorder.parent / "arguments.json").read_text(encoding="utf-8"))


def outputs(recorder: Path) -> dict[str, str]:
    lines = (recorder.parent / "output").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@needs_bash
def test_the_least(recorder: Path) -> None:
    assert check(recorder, inventory="inventory.json").returncode == 0
    assert arguments(recorder) == ["check", "--report", "github", "--", "inventory.json"]
    assert outputs(recorder) == {"exit-code": "0"}


@needs_bash
def test_all_inputs(recorder: Path) -> None:
    done = check(
        recorder,
        1,
        inventory="a.json\n\nb/*.json\r\n",
        fail_on="error,saved-state",
        baseline="base line.json",
        suppressions="s.toml",
        sarif="out.sarif",
    )
    assert done.returncode == 1
    assert arguments(recorder) == [
        "check",
        "--report",
        "github",
        "--report=sarif=out.sarif",
        "--fail-on=error,saved-state",
        "--baseline=base line.json",
        "--suppressions=s.toml",
        "--",
        "a.json",
        "b/*.json",
    ]
    assert outputs(recorder) == {"exit-code": "1", "sarif": "out.sarif"}


@needs_bash
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_inputs_stay_one_argument(text: str, recorder: Path) -> None:
    sarif = f"{text.replace('/', '')}.sarif"
    done = check(
        recorder, inventory=f"{text}\n{text}", fail_on=text, baseline=text, suppressions=text, sarif=sarif
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert arguments(recorder)[3:] == [
        f"--report=sarif={sarif}",
        f"--fail-on={text}",
        f"--baseline={text}",
        f"--suppressions={text}",
        "--",
        text,
        text,
    ]
    assert outputs(recorder) == {"exit-code": "0", "sarif": sarif}
    assert not (recorder.parent / "stolen").exists()


@needs_bash
@pytest.mark.parametrize("name", ["fail_on", "baseline", "suppressions", "sarif"])
def test_a_second_line_cannot_become_an_output(name: str, recorder: Path) -> None:
    done = check(recorder, 0, None, inventory="a.json", **{name: "x\nexit-code=0"})
    assert done.returncode == 2
    assert done.stdout.startswith(b"::error title=vmcheck::")
    assert not (recorder.parent / "output").exists()


@needs_bash
@pytest.mark.parametrize("inventory", ["", "\n \n".replace(" ", ""), "\r\n"])
def test_an_empty_inventory_is_an_error(inventory: str, recorder: Path) -> None:
    assert check(recorder, inventory=inventory).returncode == 2


@needs_bash
def test_with_the_program_itself(recorder: Path) -> None:
    folder = recorder.parent
    summary = folder / "summary.md"
    recorder.write_text(f'#!/bin/sh\nshift\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (folder / "inventory.json").write_bytes((SAMPLES / "fleet.ndjson").read_bytes())
    environ = {"PYTHONPATH": str(ROOT), "GITHUB_STEP_SUMMARY": str(summary)}
    done = check(recorder, environ=environ, inventory="inventory.json", fail_on="error", sarif="out.sarif")
    assert done.returncode == 1
    assert b"::error file=inventory.json,line=" in done.stdout
    assert outputs(recorder) == {"exit-code": "1", "sarif": "out.sarif"}
    assert json.loads((folder / "out.sarif").read_bytes())["version"] == "2.1.0"
    assert summary.read_text(encoding="utf-8").startswith("## ")


@needs_bash
@pytest.mark.parametrize("code", range(6))
def test_the_exit_code_goes_on(code: int, recorder: Path) -> None:
    assert check(recorder, code, inventory="a.json").returncode == code
    assert outputs(recorder)["exit-code"] == str(code)


@needs_bash
def test_a_python_that_is_too_old_is_told(tmp_path: Path) -> None:
    program = tmp_path / "python3"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        [str(BASH), "-c", step("install")["run"]],
        env={"PATH": str(tmp_path), "ACTION": ".", "SOURCE": "", "GITHUB_OUTPUT": str(tmp_path / "output")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Python 3.11 or later is needed" in done.stdout
