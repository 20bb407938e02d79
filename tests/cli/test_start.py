"""What a start does not do: import what nobody asked for, and look for cycles among what stays."""

import subprocess
import sys

from tests.cli.running import SAMPLES, environment

NOT_OF_A_CHECK = {
    "jsonschema",
    "shutil",
    "tabulate",
    "tempfile",
    "vmcheck.changes.applying",
    "vmcheck.engine.files.loading",
    "vmcheck.engine.files.rule_file",
    "vmcheck.engine.files.rule_shape",
    "vmcheck.report.table",
    "vmcheck.sources.cmdlets",
    "vmcheck.sources.csv_map.looks",
    "vmcheck.sources.folder",
    "yaml",
}
"""What a check of an inventory without a rule of one's own never comes to, with a report in one line a VM."""

SCRIPT = """
import gc, sys
from vmcheck.__main__ import YOUNG, main
sys.argv = ["vmcheck", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
loaded = sorted(sys.modules)
gc.collect()
print(gc.get_threshold()[0] == YOUNG, len(gc.callbacks), *loaded)
"""


def after(*arguments: str) -> list[str]:
    """Whether the collector has its lasting threshold, how many callbacks are left, and what was imported."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=SAMPLES,
        env=environment(),
        check=True,
    )
    return done.stdout.splitlines()[-1].split()


def test_a_check_imports_only_what_it_needs() -> None:
    loaded = set(after("check", "small.json", "--format", "text"))
    assert "vmcheck.checker" in loaded
    assert loaded & NOT_OF_A_CHECK == set()


def test_from_the_first_look_for_cycles_on_young_objects_are_few() -> None:
    settled, callbacks, *_ = after("--version")
    assert (settled, callbacks) == ("True", "0")
