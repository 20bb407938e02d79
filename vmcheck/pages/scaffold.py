"""A new rule file, ready to be edited."""

import re

_TEMPLATE = """\
# yaml-language-server: $schema=rule.schema.json
id: {id}
name: {name}
title: What is wrong, in one short sentence
chapter: vm-configuration       # integration, guest-storage, vm-configuration, coverage, host-and-job
severity: warning               # error: data missing or backup fails; warning; info
scope: disk                     # vm, disk, guest.volume, guest.disk, guest.iscsi_disk, checkpoint, ...
hosts: all                      # ">=2012R2", "<=2012", "2012..2016" or a list
when:                           # the rule fails where this is true; a missing fact makes it unknown
  allOf:
    - {{field: disk.attachment, equals: virtual}}
    - {{field: disk.format, equals: VHD}}
outcome: advice                 # saved-state, crash-consistent, fails, excluded, not-restorable, advice, ...
message: "{{disk.id}} is a VHD: {{disk.path}}"
impact: What this means for the night's backup.
remediation:
  text: What to do, in words
  powershell: Convert-VHD -Path {{disk.path}} -DestinationPath {{disk.path}}
  downtime: true
fix:                            # the change as data; `vmcheck rules test` tries it on the examples of fail
  set: {{"[].format": VHDX}}
  effort: VM off                # none, guest restart, VM off, data move
sources:
  - {{title: Who says so, where: "address or document", date: "2026", confidence: medium}}
examples:                       # run by `vmcheck rules test`
  pass:
    - vm: {{disks: [{{id: "SCSI 0:0", attachment: virtual, format: VHDX}}]}}
  fail:
    - vm: {{disks: [{{id: "SCSI 0:0", attachment: virtual, format: VHD, path: 'D:\\VMs\\a.vhd'}}]}}
      objects: ["SCSI 0:0"]
      outcome: advice
  unknown:
    - vm: {{disks: [{{id: "SCSI 0:0", attachment: virtual}}]}}
      missing: ["disks[0].format"]
"""


def scaffold(rule_id: str, name: str) -> str:
    """The text of a new rule file.

    Raises:
        ValueError: The id or the name is not of the form rules use.
    """
    if not re.fullmatch(r"[A-Z]{2,8}\d{3,4}", rule_id):
        raise ValueError(f"{rule_id!r} is no rule id: capital letters, then three or four digits (ACME101)")
    if rule_id.startswith("HVB"):
        raise ValueError("HVB is the prefix of the shipped rules; choose your own (ACME101)")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise ValueError(f"{name!r} is no rule name: small letters, digits and hyphens")
    return _TEMPLATE.format(id=rule_id, name=name)
