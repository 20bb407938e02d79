"""The wording that reports of a plan share."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from vmcheck.changes.change import EFFORTS
from vmcheck.engine.files.fix_file import Effort
from vmcheck.knowledge.releases import TITLES
from vmcheck.plan.model import Gain, Plan, Scenario, Step, StepVm, Tally
from vmcheck.plan.reports.base import PlanRun
from vmcheck.report.words import human_bytes, plural

EFFORT: Mapping[Effort, str] = MappingProxyType(
    {
        "none": "no downtime",
        "guest restart": "guest restart",
        "VM off": "VM off",
        "data move": "data move",
    }
)
"""What a step costs the VMs, in a word."""

_EFFORTS: Mapping[Effort, str] = MappingProxyType(
    {
        "none": "without downtime",
        "guest restart": "with a guest restart",
        "VM off": "with the VM off",
        "data move": "with data to move",
    }
)

_TEXTS = 3
FIRST = 3
"""So many steps the headline speaks of."""


def headline(plan: Plan, run: PlanRun) -> str:
    """Say in one line how many VMs are ready, now and later, and what was not read."""
    parts = [_outlook(plan)]
    if run.refused:
        parts.append(f"{plural(len(run.refused), 'VM')} refused and not planned for")
    if run.errors:
        parts.append(f"{plural(run.errors, 'error')} in the input")
    if run.faults:
        parts.append(f"{plural(len(run.faults), 'rule')} crashed")
    return "; ".join(parts)


def _outlook(plan: Plan) -> str:
    if not plan.now.vms:
        return "No VM was checked"
    be = "is" if 1 in (plan.now.ready, plan.now.vms) else "are"
    now = f"{plan.now.ready} of {plural(plan.now.vms, 'VM')} {be} ready for an online backup"
    if plan.scenario is not None:
        now += f"; {plan.scenario.after.ready} {condition(plan.scenario)}"
    return "; ".join([now, *_later(plan)])


def _later(plan: Plan) -> Iterator[str]:
    steps = plan.steps
    if not steps:
        return
    first = steps[min(FIRST, len(steps)) - 1]
    yield f"{first.after.ready} after {numbers(1, first.number)}{_without(steps[: first.number])}"
    if len(steps) > FIRST:
        yield f"{steps[-1].after.ready} after all {len(steps)} steps"


def numbers(first: int, last: int) -> str:
    """Name steps: ``step 1``, ``steps 1-3``."""
    return f"step {last}" if first == last else f"steps {first}-{last}"


def _without(steps: Sequence[Step]) -> str:
    """Say what no VM has to suffer for it."""
    highest = max(EFFORTS.index(step.effort) for step in steps)
    return (", no downtime", ", guest restarts at most", "", "")[highest]


def condition(scenario: Scenario) -> str:
    """Say what the scenario takes as given."""
    if scenario.release is not None:
        return f"with all hosts on {TITLES[scenario.release]} or later"
    return f"with the changes of {', '.join(scenario.rules)} done"


def step_title(step: Step) -> str:
    """Give what the step mends, and where it changes a host."""
    where = ", ".join(target.name for target in step.targets)
    return f"{where}: {step.title}" if where else step.title


def efforts(steps: Sequence[Step]) -> str:
    """Say how many steps cost what; empty where there are none."""
    counted = Counter(step.effort for step in steps)
    parts = [f"{counted[effort]} {words}" for effort, words in _EFFORTS.items() if counted[effort]]
    return f"{plural(len(steps), 'step')}: {', '.join(parts)}" if steps else ""


def what_to_do(step: Step) -> str:
    """Give what is to be done, as it differs between VMs; the first of many such texts."""
    texts = list(dict.fromkeys(vm.change.text for vm in step.vms))
    if len(texts) <= _TEXTS:
        return "; ".join(texts)
    return f"{texts[0]} (and so on: the other VMs have values of their own)"


def example(step: Step) -> StepVm:
    """The VM whose commands are shown: the first that has any, as old hosts lack the cmdlets."""
    return next((vm for vm in step.vms if vm.change.powershell or vm.change.shell), step.vms[0])


def buys(gain: Gain) -> str:
    """Say what a change buys; empty for nothing."""
    return ", ".join(_buys(gain))


def _buys(gain: Gain) -> Iterator[str]:
    if gain.ready > 0:
        yield f"{plural(gain.ready, 'VM')} ready"
    if gain.better > max(gain.ready, 0):
        yield f"{plural(gain.better - max(gain.ready, 0), 'VM')} in a better class"
    if gain.downtime:
        noun = plural(abs(gain.downtime), "interruption")
        yield f"{noun} {'less' if gain.downtime > 0 else 'more'}"
    if gain.bytes:
        yield f"{human_bytes(abs(gain.bytes))} {'brought in' if gain.bytes > 0 else 'left out'}"
    elif gain.items:
        items = plural(abs(gain.items), "disk, LUN or file set", "disks, LUNs or file sets")
        yield f"{items} {'brought in' if gain.items > 0 else 'left out'}"
    if gain.worse:
        yield f"{plural(gain.worse, 'VM')} in a worse class"


def gain_lines(step: Step) -> list[str]:
    """Say what a step buys, and what it would buy alone where that is something else."""
    bought, alone = buys(step.gain), buys(step.alone)
    first = bought or "nothing yet: other steps must follow"
    if alone == bought:
        return [first]
    return [first, f"(alone: {alone or 'nothing'})"]


def stand(tally: Tally) -> str:
    """Say how the fleet stands after a step."""
    parts = [f"{tally.ready} of {tally.vms} ready"]
    if tally.interrupted:
        parts.append(f"{tally.interrupted} interrupted")
    if tally.excluded_items:
        size = human_bytes(tally.excluded_bytes) if tally.excluded_bytes else "data of unknown size"
        parts.append(f"{size} not in the backup")
    return ", ".join(parts)


def also(step: Step) -> list[str]:
    """Name the other VMs of what a step changes, with what becomes of them."""
    return [f"{one.name} {one.before} -> {one.after}" for one in step.moved]


def vm_name(vm: StepVm) -> str:
    """Name a VM with its host, and with what of it the step is about."""
    host = f" on {vm.host}" if vm.host else ""
    about = f": {', '.join(vm.change.objects)}" if vm.change.objects else ""
    return f"{vm.name}{host}{about}"


def some(names: Sequence[str], most: int) -> str:
    """List the first names and count the others."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")
