"""The wheel works without a checkout: rules and schemas are inside."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, SAMPLES

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("hatchling") is None, reason="building a wheel offline needs hatchling"
    ),
    pytest.mark.skipif(importlib.util.find_spec("pip") is None, reason="this environment has no pip"),
]
PARTS = ("vmcheck", "rules", "schemas", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with vmcheck installed from its wheel, built from a copy so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("wheel")
    source, built, target = folder / "source", folder / "built", folder / "target"
    source.mkdir()
    for name in PARTS:
        part = ROOT / name
        if part.is_dir():
            shutil.copytree(part, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(part, source / name)
    _pip("wheel", str(source), "--no-deps", "--no-build-isolation", "--wheel-dir", str(built))
    (wheel,) = built.glob("*.whl")
    _pip("install", str(wheel), "--no-deps", "--no-index", "--target", str(target))
    return target


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")


def _run(installed: Path, *arguments: str) -> bytes:
    """Run the installed vmcheck from elsewhere; its stdout."""
    done = subprocess.run(
        [sys.executable, "-m", "vmcheck", *arguments],
        capture_output=True,
        check=False,
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )
    assert done.stderr == b""
    assert done.returncode == 0
    return done.stdout


def test_it_is_the_installed_one(installed: Path) -> None:
    listed = json.loads(_run(installed, "rules", "list", "--format", "json"))
    assert len(listed) == len(list((ROOT / "rules").rglob("*.yaml")))
    place = [sys.executable, "-c", "import vmcheck; print(vmcheck.__file__)"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    found = subprocess.run(place, capture_output=True, check=True, cwd=installed.parent, env=environment)
    assert Path(found.stdout.decode().strip()).is_relative_to(installed)


def test_check(installed: Path) -> None:
    report = json.loads(_run(installed, "check", str(SAMPLES / "minimal.json"), "--format", "json"))
    assert report["summary"]["ready"] == 1


def test_the_rules_and_their_examples_are_inside(installed: Path) -> None:
    assert b" 0 faults" in _run(installed, "rules", "test")


@pytest.mark.parametrize("name", ["inventory", "rule", "report"])
def test_the_schemas_are_inside(installed: Path, name: str) -> None:
    expected = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert json.loads(_run(installed, "schema", name)) == expected


def test_the_collector_is_inside(installed: Path) -> None:
    from vmcheck.collector.script import script_file

    assert _run(installed, "collector") == script_file()


def test_the_rule_pack_is_fresh(installed: Path) -> None:
    from vmcheck.pack import read_pack

    (folder,) = installed.rglob("_data/rules")
    assert read_pack(folder) is not None
