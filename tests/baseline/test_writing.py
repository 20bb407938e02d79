"""The file that is written: one finding a line, sorted, the same bytes for the same findings."""

import io

from tests.accepting import across, finding, verdict
from tests.baseline.files import run, written
from vmcheck.baseline.writing import Written, write_baseline

HOSTILE = 'SQL "01"\\\n\u202e<script>\x1b[31m'
EMPTY = """\
{
  "baseline_version": 1,
  "vms": [],
  "fleet": []
}
"""
WHOLE = r"""{
  "baseline_version": 1,
  "vms": [
    {"id":"5F0C","name":"SQL01","findings":[
      {"rule":"HVB102","outcome":"saved-state"},
      {"rule":"HVB401","object":"disk","outcome":"fails"},
      {"rule":"HVB401","object":"disk","outcome":"excluded","count":2},
      {"rule":"HVB401","object":"SCSI 0:1","outcome":"excluded"}]},
    {"name":"ä","findings":[
      {"rule":"HVB202","object":"E:","outcome":"saved-state"}]},
    {"name":"ä","host":"HV01","findings":[
      {"rule":"HVB202","object":"E:","outcome":"saved-state"}]}
  ],
  "fleet": [
    {"rule":"HVB418","shared":"D:\\a.vhdx","outcome":"advice"},
    {"rule":"HVB506","shared":"HV01, nightly","outcome":"fails","count":2}
  ]
}
"""


def test_a_whole_file() -> None:
    volume = finding("HVB202", "E:", "saved-state")
    accepted = run(
        verdict(volume, name="ä", vm_id=None),
        across(),
        verdict(
            finding(name="SCSI 0:1"),
            finding(name="disk 1"),
            finding("HVB102", outcome="saved-state"),
            finding(name="disk 2", outcome="fails"),
            finding(name="disk 3"),
            vm_id="5F0C",
        ),
        across("HVB418", "D:\\a.vhdx", outcome="advice"),
        verdict(volume, name="ä", vm_id=None, host=None),
        across(),
        verdict(name="CLEAN", vm_id="1"),
    )
    stream = io.StringIO(newline="")
    assert write_baseline(accepted, stream) == Written(vms=3, findings=10)
    assert stream.getvalue() == WHOLE


def test_nothing_accepted() -> None:
    assert written([]) == EMPTY
    assert written([verdict()]) == EMPTY


def test_hostile_names_are_data() -> None:
    text = written([verdict(finding(name=HOSTILE), name=HOSTILE)])
    assert text.count("\n") == EMPTY.count("\n") + 3
    assert "\x1b" not in text
