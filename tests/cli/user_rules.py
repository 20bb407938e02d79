"""Rules of a user, as files."""

from pathlib import Path

NO_OWNER = """\
id: ACME101
name: dynamic-vhd
title: Our disks are of fixed size
chapter: vm-configuration
severity: warning
scope: disk
hosts: all
when: {field: disk.provisioning, equals: Dynamic}
outcome: advice
message: "{disk.id} of {vm.name} is dynamically expanding"
impact: It is against our house rules.
remediation: {text: Convert it}
sources: [{title: House rules, confidence: high}]
examples:
  pass: [{vm: {disks: [{provisioning: Fixed}]}}]
  fail: [{vm: {disks: [{id: "SCSI 0:0", provisioning: Dynamic}]}, objects: ["SCSI 0:0"]}]
  unknown: [{vm: {}, missing: [disks]}]
"""
"""A rule that fails on the minimal sample."""


def rule_folder(folder: Path, **files: str) -> Path:
    """A folder with rule files, named by the keywords."""
    made = folder / "rules"
    made.mkdir()
    for name, text in files.items():
        (made / f"{name}.yaml").write_text(text, encoding="utf-8")
    return made
