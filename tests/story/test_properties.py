"""What holds for the story of any VM, on every host release."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.story.telling import told
from tests.vm_strategies import Json, hosts, vms
from vmcheck.engine.rule import BLOCKING
from vmcheck.knowledge.releases import RELEASES, SAVES_STATE
from vmcheck.pages.render_text import render_text
from vmcheck.stake.rate import Rate
from vmcheck.story.departure import GRAVEST_FIRST, matters
from vmcheck.story.document import document
from vmcheck.story.page.page import page
from vmcheck.story.say import spoken
from vmcheck.story.story import Story

PROPERTY = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
RELEASE = st.sampled_from(RELEASES)
RATE = Rate("200 MB/s", 200_000_000)


def story_of(vm: Json, host: Json, release: str, **options: Any) -> Story:
    return told(vm, {"hosts": [{**host, "name": "HV01", "release": release}]}, **options)


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_every_disk_and_lun_once(vm: Json, host: Json, release: str) -> None:
    story = story_of(vm, host, release)
    paths = [piece.path for piece in story.pieces if piece.listed]
    expected: list[tuple[str | int, ...]] = [("disks", index) for index in range(len(vm.get("disks") or ()))]
    luns = (vm.get("guest") or {}).get("iscsi_disks") or ()
    expected += [("guest", "iscsi_disks", index) for index in range(len(luns))]
    assert sorted(map(str, (path for path in paths if len(path) > 1))) == sorted(map(str, expected))
    assert len(paths) == len(set(paths))
    keys = [(piece.path, piece.name) for piece in story.pieces]
    assert len(keys) == len(set(keys))
    verdict = story.case.verdict
    assert sum(piece.state == "out" for piece in story.pieces) == len(verdict.excluded)
    assert sum(piece.state == "unknown" for piece in story.pieces) == len(verdict.uncertain)
    assert sum(piece.size_bytes or 0 for piece in story.pieces if piece.state == "out") == (
        verdict.excluded_bytes
    )


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_every_missing_fact_has_a_command_that_collects_it(vm: Json, host: Json, release: str) -> None:
    story = story_of(vm, host, release, rate=RATE)
    asked = [fact for question in story.questions for fact in question.facts]
    assert sorted(set(asked)) == sorted(asked)
    assert set(story.case.verdict.missing) <= set(asked)
    assert all(question.powershell or question.shell for question in story.questions)
    text = render_text(page(story), 10_000)
    for question in story.questions:
        assert (question.powershell or question.shell or "") in text
        assert all(fact in text for fact in question.facts)


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_every_finding_is_told_once(vm: Json, host: Json, release: str) -> None:
    story = story_of(vm, host, release)
    verdict = story.case.verdict
    told_of = [bite.finding for step in story.steps for bite in step.bites]
    told_of += [bite.finding for bite in story.remarks]
    assert sorted(map(str, told_of)) == sorted(map(str, verdict.findings))
    doubts = [doubt.rule for step in story.steps for doubt in step.doubts]
    assert sorted(doubts) == sorted(unknown.rule for unknown in verdict.unknowns if matters(unknown))
    assert {unknown.rule for unknown in verdict.unknowns if unknown.outcome in BLOCKING} <= set(doubts)


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_the_path_is_left_where_a_rule_says_so_and_nowhere_else(vm: Json, host: Json, release: str) -> None:
    story = story_of(vm, host, release)
    leaving = [step for step in story.steps if step.leaves is not None]
    outcomes = {finding.outcome for finding in story.case.verdict.findings} & set(GRAVEST_FIRST)
    assert bool(leaving) is bool(outcomes)
    for step in leaving:
        assert any(bite.finding.outcome in GRAVEST_FIRST for bite in step.bites)
    if outcomes:
        gravest = min(outcomes, key=GRAVEST_FIRST.index)
        assert any(bite.finding.outcome == gravest for bite in leaving[-1].bites)


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_only_hosts_up_to_2012_save_the_state_of_a_vm(vm: Json, host: Json, release: str) -> None:
    story = story_of(vm, host, release, rate=RATE)
    words = " ".join(spoken(text) for text in (*story.lead, *(step.text for step in story.steps)))
    if release not in SAVES_STATE:
        assert "for a saved state" not in words
        assert "into a saved state" not in words
        assert story.pause_seconds is None
    assert (story.fate in ("saved-state", "paused")) is (story.case.verdict.mode == "saved-state")
    assert (story.fate == "left-out") <= (story.case.verdict.coverage == "none")


@PROPERTY
@given(vms(), hosts(), RELEASE)
def test_the_document_holds_what_the_story_tells(vm: Json, host: Json, release: str) -> None:
    story = story_of(vm, host, release, rate=RATE)
    written = document(story)
    assert [step.number for step in written.steps] == [1, 2, 3, 4, 5]
    assert len(written.data) == len(story.pieces)
    assert written.vm.saved_state_seconds == story.pause_seconds
    assert written.vm.classification == story.case.verdict.classification
