"""Every sample in every format, as whole documents, through the real command line.

Refresh with ``pytest --update-golden`` and read the difference.
"""

import pytest

from tests.cli.running import SAMPLES, run
from tests.conftest import CompareGolden
from vmcheck.version import __version__

FORMATS: dict[str, tuple[str, ...]] = {
    "table.txt": ("--format", "table"),
    "text.txt": ("--format", "text"),
    "json": ("--format", "json"),
    "csv": ("--format", "csv"),
    "findings.csv": ("--format", "csv", "--csv-layout", "findings"),
    "md": ("--format", "markdown"),
}
"""File name extensions of the golden files, with the options that give them."""
SAMPLE_CODES = {
    "minimal.json": 0,
    "shape-2009.json": 1,
    "fleet.ndjson": 1,
    "small.json": 1,
    "get-vm/get-vm-alone.json": 0,
}
"""Samples with the exit code of checking them."""
BROKEN = sorted(path.relative_to(SAMPLES).as_posix() for path in (SAMPLES / "broken").glob("*.json"))


def checked(sample: str, code: int, *options: str) -> str:
    """The report, with line feeds only and a version that does not change."""
    done = run("check", sample, *options, "--quiet", env={"PYTHONIOENCODING": "utf-8"})
    assert done.stderr == b""
    assert done.returncode == code
    text = done.stdout.decode("utf-8").replace("\r\n", "\n")
    return text.replace(f'"version": "{__version__}"', '"version": "VERSION"')


def golden_name(sample: str, extension: str) -> str:
    return f"samples/{sample.replace('/', '-').removesuffix('.json')}.{extension}"


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("sample", SAMPLE_CODES)
def test_each_format_of_each_sample(sample: str, extension: str, golden: CompareGolden) -> None:
    golden(golden_name(sample, extension), checked(sample, SAMPLE_CODES[sample], *FORMATS[extension]))


@pytest.mark.parametrize("sample", BROKEN)
def test_what_is_said_of_a_broken_sample(sample: str, golden: CompareGolden) -> None:
    golden(golden_name(sample, "txt"), checked(sample, 3, "--format", "table"))


def test_the_whole_fleet_as_a_table(golden: CompareGolden) -> None:
    golden("samples/fleet.json.table.txt", checked("fleet.json", 1))


@pytest.mark.parametrize("release", ["2008R2", "2012", "2012R2", "2025"])
def test_the_first_shape_on_other_releases(release: str, golden: CompareGolden) -> None:
    options = ("--host-release", release, "--format", "text", "--fail-on", "never")
    golden(f"samples/shape-2009-on-{release}.text.txt", checked("shape-2009.json", 0, *options))
