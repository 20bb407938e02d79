"""What is promised is what the engine says, for any VM on any host release."""

from itertools import combinations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import vm_strategies
from tests.changes.becoming import Json, becomer, becomes, class_of, header_of, vm_of
from tests.checking import shipped_rules
from tests.verdict.sound import SOUND, SOUND_HOST
from vmcheck.changes import Change, apply
from vmcheck.changes.deriving import CRASHED
from vmcheck.changes.search import SIZE
from vmcheck.engine.files.fix_reading import build_fixes
from vmcheck.engine.rule import BLOCKING, Rule
from vmcheck.inventory.model import Header, Release, Vm
from vmcheck.knowledge.catalogue import catalogue
from vmcheck.knowledge.releases import RELEASES
from vmcheck.verdict import CLASSIFICATIONS


def _mostly_sound(facts: Json, random: Json, keys: set[str]) -> Json:
    """A VM or host of which all is well, but for some facts."""
    return {**facts, **{key: random[key] for key in keys if key in random}}


SOUND_VMS = st.builds(
    _mostly_sound, st.just(SOUND), vm_strategies.complete_vms(), st.sets(st.sampled_from(sorted(SOUND)))
)
SOUND_HOSTS = st.builds(
    _mostly_sound,
    st.just({**SOUND_HOST, "name": "HV01", "backup_job": {"volumes": ["D:"], "requestor": "Vss"}}),
    vm_strategies.complete_hosts(),
    st.sets(st.sampled_from([*sorted(SOUND_HOST), "backup_job"])),
)
VMS = vm_strategies.vms() | vm_strategies.complete_vms() | SOUND_VMS
HEADERS = vm_strategies.headers() | SOUND_HOSTS.map(lambda host: {"hosts": [host], "file_servers": []})


def _rank(name: str) -> int:
    return CLASSIFICATIONS.index(name)


def _class_or_none(vm: Vm, header: Header, changes: tuple[Change, ...], release: Release) -> str | None:
    """None where the changes do not fit together: an element is not there."""
    try:
        return class_of(vm, header, changes, release)
    except LookupError:
        return None


@pytest.mark.parametrize("release", RELEASES)
@settings(deadline=None, max_examples=100)
@given(facts=VMS, around=HEADERS)
def test_promises_are_kept(release: Release, facts: Json, around: Json) -> None:
    vm, header = vm_of(facts), header_of(around)
    found = becomes(vm, header, release)
    assert found.now == class_of(vm, header, (), release)
    assert _rank(found.reached) >= _rank(found.now)
    assert not [obstacle for obstacle in found.obstacles if obstacle.why.startswith(CRASHED)]
    for changes in found.sets:
        assert class_of(vm, header, tuple(changes), release) == found.reached
    assert bool(found.sets) is (found.reached != found.now)
    if found.newer_host is not None:
        newer = found.newer_host
        assert class_of(vm, header, tuple(newer.changes), newer.release) == newer.classification
        assert _rank(newer.classification) > _rank(found.reached)


@pytest.mark.parametrize("release", RELEASES)
@settings(deadline=None, max_examples=40)
@given(facts=VMS, around=HEADERS)
def test_no_part_of_a_set_is_enough(release: Release, facts: Json, around: Json) -> None:
    vm, header = vm_of(facts), header_of(around)
    found = becomes(vm, header, release)
    for changes in found.sets:
        for fewer in _parts(tuple(changes)):
            reached = _class_or_none(vm, header, fewer, release)
            assert reached is None or _rank(reached) < _rank(found.reached)


def _parts(changes: tuple[Change, ...]) -> list[tuple[Change, ...]]:
    """All proper subsets of a small set; of a large one those that leave out one change."""
    sizes = range(len(changes)) if len(changes) <= SIZE else (len(changes) - 1,)
    return [part for size in sizes for part in combinations(changes, size)]


@settings(deadline=None, max_examples=100)
@given(facts=VMS, around=HEADERS, release=st.sampled_from(RELEASES))
def test_no_one_or_two_changes_reach_more(facts: Json, around: Json, release: Release) -> None:
    vm, header = vm_of(facts), header_of(around)
    found = becomes(vm, header, release)
    every = [change for change in becomer(release).changes_of(vm) if change.outcome in BLOCKING]
    for size in (1, 2):
        for changes in combinations(every, size):
            reached = _class_or_none(vm, header, changes, release)
            assert reached is None or _rank(reached) <= _rank(found.reached)


@settings(deadline=None, max_examples=100)
@given(facts=VMS, around=HEADERS, release=st.sampled_from(RELEASES))
def test_the_same_in_every_run_and_nothing_is_mutated(facts: Json, around: Json, release: Release) -> None:
    vm, header = vm_of(facts), header_of(around)
    before = msgspec.json.encode((vm, header))
    first = becomes(vm, header, release)
    for changes in first.sets:
        apply(changes, vm, header)
    assert msgspec.json.encode((vm, header)) == before
    assert becomes(vm_of(facts), header_of(around), release) == first


@settings(deadline=None, max_examples=100)
@given(facts=VMS, around=HEADERS, release=st.sampled_from(RELEASES))
def test_changes_touch_only_what_their_rules_declare(facts: Json, around: Json, release: Release) -> None:
    vm, header = vm_of(facts), header_of(around)
    asked = becomer(release)
    asked.open(header)
    for change in asked.changes_of(vm):
        declared = DECLARED[change.rule, change.form]
        for edit in change.edits:
            fact = tuple(part for part in edit.path if isinstance(part, str))
            assert (edit.target, edit.action, fact) in declared
            assert edit.name in ("VM01", "HV01", "FS01")


def _declared(rule: Rule) -> set[tuple[str, str, tuple[str, ...]]]:
    """Target, action and path of every fact that the rule's changes may set, add to or remove."""
    found = set()
    for fix in build_fixes(rule, catalogue()):
        element = catalogue().scopes[fix.scope].keys
        for setting in fix.settings:
            fact, action = setting.fact, "add" if setting.adds else "set"
            if fact.target == "element":
                found.add(("vm", action, (*element, *fact.keys)))
            else:
                found.add((fact.target, action, fact.keys))
        if fix.removes:
            found.add(("vm", "remove", element))
    return found


DECLARED = {(rule.id, rule.variant): _declared(rule) for rule in shipped_rules()}
