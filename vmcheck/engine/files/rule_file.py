"""A rule file as typed structs: what YAML must hold, and the source of its JSON Schema."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from vmcheck.engine.files.fix_file import Fixes, Releases, RemediationPart, Text
from vmcheck.engine.files.fix_file import described as _about
from vmcheck.engine.rule import Outcome


class _Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class SourcePart(_Part, frozen=True, kw_only=True):
    """Where the rule is written down."""

    title: Annotated[Text, _about("Title of the document.")]
    where: Annotated[str | None, _about("Repository, address or article number.")] = None
    date: Annotated[str | None, _about("When it was written, as far as known.")] = None
    confidence: Annotated[
        Literal["high", "medium", "low"],
        _about("high: first-party and unambiguous; medium: dated or indirect; low: one secondary source."),
    ]


class ExampleVm(_Part, frozen=True, kw_only=True):
    """One VM of an example of a rule of scope fleet."""

    vm: Annotated[dict[str, Any], _about("Facts of the VM, as in an inventory.")]
    mode: Annotated[str | None, _about("What the next backup does to it: verdict.mode.")] = None


class ExamplePart(_Part, frozen=True, kw_only=True):
    """Minimal facts and what the rule says of them."""

    about: Annotated[str | None, _about("What the example shows.")] = None
    release: Annotated[str | None, _about("Host release; without one, the first the rule concerns.")] = None
    host: Annotated[dict[str, Any] | None, _about("Facts of the host, as in an inventory.")] = None
    file_servers: Annotated[list[dict[str, Any]] | None, _about("File servers, as in an inventory.")] = None
    collected_at: Annotated[str | None, _about("Time of collection, ISO 8601.")] = None
    if_running: Annotated[
        dict[str, str] | None,
        _about("What the first pass found: mode and consistency; a key left out is unknown."),
    ] = None
    vm: Annotated[
        dict[str, Any], _about("Facts of the VM, as in an inventory; the name may be left out.")
    ] = {}
    vms: Annotated[list[ExampleVm] | None, _about("Scope fleet: the VMs.")] = None
    objects: Annotated[
        list[str] | None, _about("fail: exactly the elements it fails on. Needed unless the scope is vm.")
    ] = None
    outcome: Annotated[Outcome | None, _about("fail: what it does on that host.")] = None
    missing: Annotated[list[str] | None, _about("unknown: exactly the facts that are missing.")] = None


class ExamplesPart(
    _Part, frozen=True, kw_only=True, rename={"pass_": "pass", "not_applicable": "not-applicable"}
):
    """Examples of every answer; they are tests and documentation."""

    pass_: Annotated[list[ExamplePart], _about("The rule passes.")] = []
    fail: Annotated[list[ExamplePart], _about("The rule fails.")] = []
    unknown: Annotated[list[ExamplePart], _about("A fact is missing.")] = []
    not_applicable: Annotated[list[ExamplePart], _about("The rule does not concern the VM.")] = []


SeverityName = Literal["error", "warning", "info"]


class VariantPart(_Part, frozen=True, kw_only=True):
    """Another form of the same rule, asked only where the forms before it do not hold."""

    when: Annotated[dict[str, Any], _about("The condition of this form.")]
    outcome: Annotated[Outcome | dict[str, Outcome] | None, _about("As in the rule, if it differs.")] = None
    severity: Annotated[
        SeverityName | dict[str, SeverityName] | None, _about("As in the rule, if it differs.")
    ] = None
    title: Annotated[str | None, _about("As in the rule, if it differs.")] = None
    message: Annotated[str | None, _about("As in the rule, if it differs.")] = None
    impact: Annotated[str | None, _about("As in the rule, if it differs.")] = None
    remediation: Annotated[RemediationPart | None, _about("As in the rule, if it differs.")] = None
    fix: Annotated[Fixes | None, _about("As in the rule, if it differs.")] = None


class FleetPart(_Part, frozen=True, kw_only=True):
    """For scope fleet: which VMs or elements are looked at together."""

    of: Annotated[str, _about("What is collected: vm, disk or another scope.")]
    together: Annotated[
        list[str], Meta(min_length=1), _about("Fields; what has the same values in all of them is one group.")
    ]
    where: Annotated[dict[str, Any] | None, _about("Condition for taking part.")] = None
    at_least: Annotated[int, Meta(ge=1), _about("From how many VMs on a group is looked at.")] = 2


class RuleFile(_Part, frozen=True, kw_only=True):
    """One rule, one file, named after its id."""

    id: Annotated[
        str,
        Meta(pattern=r"^[A-Z]{2,8}\d{3,4}$"),
        _about("Its name for life: HVB for shipped rules, a prefix of your own for yours."),
    ]
    name: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), _about("What is wrong, in short.")]
    title: Annotated[Text, _about("What is wrong, in a sentence.")]
    chapter: Annotated[
        Literal["integration", "guest-storage", "vm-configuration", "coverage", "host-and-job"],
        _about("Where it stands in lists and in the documentation."),
    ]
    severity: Annotated[
        SeverityName | dict[str, SeverityName],
        _about(
            "error: data missing or backup fails; warning: downtime or lost consistency; "
            "info: good to know. One for all hosts, or by host ranges."
        ),
    ]
    scope: Annotated[
        str, _about("vm, or a list whose elements are asked one by one: disk, guest.volume, ….")
    ] = "vm"
    hosts: Annotated[
        Releases, _about("Host releases it concerns: all, '>=2012R2', '<=2012', '2012..2016' or a list.")
    ] = "all"
    applies: Annotated[
        dict[str, Any] | None, _about("Condition without which the rule does not concern the VM.")
    ] = None
    fleet: Annotated[FleetPart | None, _about("Scope fleet: the groups the rule is asked of.")] = None
    when: Annotated[
        dict[str, Any],
        _about(
            "The condition under which the rule fails; scope fleet: fails if a member of the group meets it."
        ),
    ]
    outcome: Annotated[
        Outcome | dict[str, Outcome],
        _about("What it does to the backup; by ranges of host releases where it differs."),
    ]
    variants: Annotated[list[VariantPart], _about("Milder forms of the rule.")] = []
    only_running: Annotated[bool, _about("True if it strikes only a VM that runs while it is backed up.")] = (
        False
    )
    message: Annotated[Text, _about("One line for reports, with placeholders.")]
    impact: Annotated[Text, _about("What it means for the night's backup.")]
    remediation: Annotated[RemediationPart, _about("What to do.")]
    fix: Annotated[
        Fixes | None, _about("The change as data, or a list of changes of which one is enough.")
    ] = None
    sources: Annotated[list[SourcePart], Meta(min_length=1), _about("Where it is written down.")]
    notes: Annotated[str | None, _about("Where sources disagree, and what an expert should know.")] = None
    suppressible: Annotated[bool, _about("Whether a suppression may accept it; a baseline always may.")] = (
        True
    )
    examples: Annotated[ExamplesPart, _about("Run by `vmcheck rules test`.")] = ExamplesPart()
