"""Everything that is generated is up to date."""

import subprocess
import sys

from tests.cli.running import ROOT, environment


def test_nothing_is_stale() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "vmcheck.generate", "--check"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(),
        text=True,
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
