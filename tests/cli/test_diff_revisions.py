"""vmcheck diff reading git revisions: REV:path. Skipped where git is missing."""

from pathlib import Path

import pytest

from tests.cli.inventories import MINIMAL
from tests.cli.running import run
from tests.cli.scratch_git import git, needs_git
from vmcheck.cli.revision import Revision, parse_revision

BETTER = MINIMAL.read_text(encoding="utf-8")
WORSE = BETTER.replace('"enabled": true', '"enabled": false')


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The better inventory on main; the worse one on the branch that is checked out."""
    folder = tmp_path / "repository"
    (folder / "dir").mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    for name in ("inventory.json", "dir/inv.json", "dir/na\u00efve name.json"):
        (folder / name).write_text(BETTER, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=good: all is well")
    git(folder, "tag", "v1")
    git(folder, "checkout", "--quiet", "-b", "feature/worse")
    (folder / "inventory.json").write_text(WORSE, encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message=bad")
    return folder


@needs_git
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("main:inventory.json", "inventory.json", 1),
        ("main:inventory.json", "feature/worse:inventory.json", 1),
        ("HEAD~1:inventory.json", "HEAD:inventory.json", 1),
        ("v1:./inventory.json", ":inventory.json", 1),
        ("HEAD^{/good: all}:inventory.json", "inventory.json", 1),
        ("inventory.json", "main:inventory.json", 0),
        ("main:dir/inv.json", "HEAD:dir/inv.json", 0),
        ("main:dir/na\u00efve name.json", "dir/na\u00efve name.json", 0),
        ("heads/main:inventory.json", "HEAD@{0}:inventory.json", 1),
    ],
)
def test_revisions(repository: Path, old: str, new: str, code: int) -> None:
    done = run("diff", old, new, cwd=repository)
    assert (done.returncode, done.stderr) == (code, b"")


@needs_git
def test_positions_name_the_revision(repository: Path) -> None:
    done = run("diff", "main:inventory.json", "HEAD:inventory.json", "--format", "json", cwd=repository)
    assert b'"file": "HEAD:inventory.json"' in done.stdout
    assert b'"file": "main:inventory.json"' in done.stdout


@needs_git
def test_a_big_file_streams_out_of_git(repository: Path) -> None:
    vms = (f'{{"name": "VM{number}", "id": "{number}"}}\n' for number in range(3000))
    with (repository / "many.ndjson").open("w", encoding="utf-8") as file:
        file.writelines(['{"schema_version": 1}\n', *vms])
    git(repository, "add", "many.ndjson")
    done = run("diff", ":many.ndjson", "many.ndjson", cwd=repository)
    assert (done.returncode, done.stdout.strip()) == (0, b"No VM got worse, 3000 unchanged")


@needs_git
@pytest.mark.parametrize(
    ("argument", "message", "hint"),
    [
        ("mian:inventory.json", "no git revision mian", "Did you mean main?"),
        ("origin/other:inventory.json", "no git revision origin/other", "Was it fetched?"),
        ("main:inventroy.json", "There is no file inventroy.json in main", "Did you mean inventory.json?"),
        ("main:inv.json", "There is no file inv.json in main", "Did you mean main:dir/inv.json?"),
        (":inv.json", "There is no file inv.json in the index", "Did you mean :dir/inv.json?"),
        ("main:dir", "This is a folder, not a file", "Give one file of it"),
        ("--output=stolen:inventory.json", "No revision begins with a hyphen", ""),
        ("main; touch stolen:inventory.json", "no git revision main; touch stolen", ""),
        ("$(touch stolen):inventory.json", "no git revision $(touch stolen)", ""),
    ],
)
def test_what_is_not_there(repository: Path, argument: str, message: str, hint: str) -> None:
    done = run("diff", "--", argument, "inventory.json", cwd=repository)
    said = done.stderr.decode()
    assert done.returncode == 3
    assert said.startswith(f"{argument}:1:1: error: ")
    assert message in said
    assert hint in said
    assert not (repository / "stolen").exists()


@needs_git
def test_outside_a_repository(tmp_path: Path) -> None:
    done = run(
        "diff", "main:inventory.json", MINIMAL, cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    )
    assert done.returncode == 3
    assert b"no git repository" in done.stderr


def test_without_git(tmp_path: Path) -> None:
    done = run("diff", "main:inventory.json", MINIMAL, cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert done.returncode == 3
    assert b"git was not found" in done.stderr


@needs_git
def test_a_file_wins_over_a_revision(repository: Path) -> None:
    odd = repository / "main:inventory.json"
    try:
        odd.write_text(WORSE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no colon in names")
    assert run("diff", "main:inventory.json", "inventory.json", cwd=repository).returncode == 0


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("main:inventory.json", Revision("main", "inventory.json")),
        ("HEAD~1:dir/inv.json", Revision("HEAD~1", "dir/inv.json")),
        ("HEAD@{2026-11-22 10:00}:a.json", Revision("HEAD@{2026-11-22 10:00}", "a.json")),
        ("HEAD^{/fix: disk}:a:b.json", Revision("HEAD^{/fix: disk}", "a:b.json")),
        (":a.json", Revision("", "a.json")),
        ("heads/x:a.json", Revision("heads/x", "a.json")),
        ("C:\\x.json", None),
        ("c:/x.json", None),
        ("D:inv.json", None),
        ("x:inv.json", None),
        ("inventory.json", None),
        ("main:", None),
        ("-", None),
        (str(MINIMAL), None),
    ],
)
def test_what_means_a_revision(argument: str, expected: Revision | None) -> None:
    assert parse_revision(argument) == expected
