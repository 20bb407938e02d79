"""Everything in the repository that is generated: ``python -m vmcheck.generate``.

With ``--check`` nothing is written; the exit code is 1 if a file is stale, and stderr says which.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

_ROOT = Path(__file__).resolve().parents[1]


def generated() -> Iterator[tuple[str, bytes]]:
    """Path below the repository and content of every generated file."""
    from vmcheck.baseline.file_shape import baseline_schema
    from vmcheck.config.schema import config_schema
    from vmcheck.diff.reports.json_document import diff_schema
    from vmcheck.engine.files.rule_schema import rule_schema
    from vmcheck.inventory.schema import inventory_schema
    from vmcheck.knowledge.catalogue import catalogue
    from vmcheck.pack import NAME, make_pack
    from vmcheck.pages.site import pages
    from vmcheck.plan.reports.json_document import plan_schema
    from vmcheck.reconcile.reports.json_document import reconcile_schema
    from vmcheck.report.schema import report_line_schema, report_schema
    from vmcheck.story.document import story_schema
    from vmcheck.suppressions.file_shape import suppressions_schema

    yield "schemas/baseline.schema.json", _json(baseline_schema())
    yield "schemas/diff.schema.json", _json(diff_schema())
    yield "schemas/config.schema.json", _json(config_schema())
    yield "schemas/inventory.schema.json", _json(inventory_schema())
    yield "schemas/plan.schema.json", _json(plan_schema())
    yield "schemas/reconcile.schema.json", _json(reconcile_schema())
    yield "schemas/report.schema.json", _json(report_schema())
    yield "schemas/report-line.schema.json", _json(report_line_schema())
    yield "schemas/rule.schema.json", _json(rule_schema(catalogue()))
    yield "schemas/story.schema.json", _json(story_schema())
    yield "schemas/suppressions.schema.json", _json(suppressions_schema())
    yield f"rules/{NAME}", make_pack(_ROOT / "rules")
    for name, text in pages():
        yield f"docs/{name}", text.encode()


def _json(schema: dict[str, object]) -> bytes:
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()


def _orphans(names: set[str]) -> list[Path]:
    """Pages of rules that are no more."""
    found = sorted((_ROOT / "docs" / "rules").glob("*.md"))
    return [path for path in found if path.relative_to(_ROOT).as_posix() not in names]


def main(arguments: list[str]) -> int:
    """Write what is stale, or only say so; the exit code."""
    try:
        made = dict(generated())
    except (ValueError, msgspec.MsgspecError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    stale = [name for name, content in made.items() if _read(_ROOT / name) != content]
    orphans = _orphans(set(made))
    if "--check" in arguments:
        for name in [*stale, *(path.relative_to(_ROOT).as_posix() for path in orphans)]:
            sys.stderr.write(f"{name} is stale; run: python -m vmcheck.generate\n")
        return 1 if stale or orphans else 0
    for name in stale:
        _write(_ROOT / name, made[name])
    for path in orphans:
        path.unlink()
    return 0


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
