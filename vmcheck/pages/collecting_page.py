"""The page about collecting: for each fact where it comes from, and what stays unknown."""

from collections.abc import Iterator, Mapping, Sequence

from vmcheck.knowledge.collecting import Collecting, Recipe, collected_facts, recipes
from vmcheck.knowledge.releases import TITLES
from vmcheck.knowledge.schema_keys import schema_keys
from vmcheck.pages.blocks import Block, Bullets, Code, Heading, Paragraph, Table

Rules = Mapping[str, tuple[str, ...]]
"""Ids of the rules that need a fact, by its path."""

_SIDES = {
    "host": "On the host",
    "guest": "Inside the guest",
    "job": "On the host, of its backup job",
    "file server": "On the file server",
    "person": "From people",
}
_WRITES = {"host": "yes", "guest": "with `-GuestCredential`", "no": "no"}
_HERE = "rules/"
_NONE = "\N{EN DASH}"


def collecting_page(rules: Rules) -> Iterator[Block]:
    """The page; ``rules`` are those of ``vmcheck.pages.needed_by``."""
    entries = list(collected_facts().values())
    yield Heading("Collecting an inventory", 1)
    yield from _collector()
    yield from _without_credentials(entries, rules)
    yield from _assuming(entries)
    yield from _by_hand(entries, rules)
    yield Heading("Fact by fact")
    yield Paragraph(
        "Facts are named by their path in the inventory. Where a source has two parts, the second is what "
        "the collector reads without the Hyper-V module. A dash: no rule asks for it by itself."
    )
    about = {key.path: key.about for key in schema_keys()}
    for recipe in recipes().values():
        facts = [entry for entry in entries if entry.recipe == recipe.name]
        yield from _recipe(recipe, facts, rules, about)


_ABOUT = """
`vmcheck collector` prints a PowerShell script that reads a Hyper-V host, its VMs and, if you let it, their
Windows guests, and writes an inventory in vmcheck's own format. It changes nothing, needs no module that
Windows does not bring along, and reads Windows Server 2008 to 2025. Run it as an administrator of the host:
"""
_RUN = r"""
vmcheck collector --output Collect-VmInventory.ps1
.\Collect-VmInventory.ps1 -Path inventory.json
vmcheck check inventory.json
"""
_RUN_ELSEWHERE = r"""
.\Collect-VmInventory.ps1 -ComputerName HV01, HV02 -Path inventory.json
.\Collect-VmInventory.ps1 -Cluster HVCLUSTER -GuestCredential (Get-Credential) -Path inventory.json
"""
_NEEDS = r"""
Where scripts are not allowed to run:
`powershell -ExecutionPolicy Bypass -File .\Collect-VmInventory.ps1 -Path inventory.json`

PowerShell 2.0 to 7. On Server 2016 and older use Windows PowerShell: PowerShell 7 finds no Hyper-V module
there, and WMI gives less.

Without the Hyper-V module it asks WMI (`root\virtualization\v2`), on 2008 and 2008 R2 `root\virtualization`.
It goes by GUIDs and numbers, not by names that Windows translates.

A fact that could not be read is left out, and the reason stands under `x-errors` of the VM, the host or the
document. `vmcheck check` counts them and says so as warnings.

The script was checked by parsing, not by running: the tests of vmcheck parse it, and check which commands it
calls and which keys it writes. No Windows was available to them.
"""


def _collector() -> Iterator[Block]:
    yield Heading("The collector")
    yield Paragraph(_flowed(_ABOUT))
    yield Code("powershell", _RUN.strip())
    yield Paragraph("Other hosts and clusters are read through PowerShell remoting:")
    yield Code("powershell", _RUN_ELSEWHERE.strip())
    yield Bullets([(0, _flowed(text)) for text in _NEEDS.split("\n\n")])


def _flowed(text: str) -> str:
    return " ".join(text.split())


def _without_credentials(entries: Sequence[Collecting], rules: Rules) -> Iterator[Block]:
    yield Heading("What stays unknown without guest credentials")
    yield Paragraph(
        "The host does not see what lies inside a guest. With `-GuestCredential` the collector asks running "
        "Windows guests through PowerShell Direct (host and guest Windows 10 or Server 2016 and later), with "
        "`-GuestTransport WinRM` over the network. Otherwise these facts stay unknown, and the rules that "
        "need them say so:"
    )
    asked = [entry for entry in entries if entry.collector == "guest" and rules.get(entry.fact)]
    yield Table(("Fact", "Rules"), [(f"`{entry.fact}`", _links(entry, rules)) for entry in asked])


def _assuming(entries: Sequence[Collecting]) -> Iterator[Block]:
    yield Heading("What --assume can do")
    yield Paragraph(
        "What you know of all your VMs you can declare, instead of collecting it from each. An assumption "
        "only fills what was not collected, and every report says which verdicts rest on one. Examples, each "
        "with the usual value; declare only what you know to be true:"
    )
    lines = [f"--assume '{_assumable(entry.fact)}={entry.assume}'" for entry in entries if entry.assume]
    yield Code("sh", "\n".join(lines))
    yield Paragraph(
        "For instance, where no guest has an iSCSI initiator in use and all disks are basic disks with NTFS:"
    )
    yield Code(
        "sh",
        "vmcheck check inventory.json --assume 'guest.iscsi_disks=[]' --assume 'guest.disks.layout=Basic' "
        "--assume 'guest.volumes.filesystem=NTFS'",
    )


def _by_hand(entries: Sequence[Collecting], rules: Rules) -> Iterator[Block]:
    yield Heading("What the collector leaves to you")
    yield Paragraph("Write these into the inventory by hand where they matter to you:")
    left = [entry for entry in entries if entry.collector == "no"]
    yield Table(
        ("Fact", "Why", "Rules"),
        [(f"`{entry.fact}`", entry.reason or "", _links(entry, rules)) for entry in left],
    )


def _recipe(
    recipe: Recipe, facts: Sequence[Collecting], rules: Rules, about: Mapping[str, str]
) -> Iterator[Block]:
    yield Heading(f"{recipe.how}", 3)
    since = "" if recipe.since is None else f", from {TITLES[recipe.since]} on"
    yield Paragraph(f"{_SIDES[recipe.side]}{since}.")
    if recipe.command is not None:
        yield Code("powershell", recipe.command)
    if recipe.shell is not None:
        yield Code("sh", recipe.shell)
    rows = [
        (
            f"`{entry.fact}`",
            about[entry.fact],
            entry.source + ("" if entry.since is None else f" (from {entry.since} on)"),
            _WRITES[entry.collector],
            _links(entry, rules),
        )
        for entry in facts
    ]
    yield Table(("Fact", "What it is", "Where it stands", "Collector", "Rules"), rows)


def _links(entry: Collecting, rules: Rules) -> str:
    return ", ".join(f"[{rule}]({_HERE}{rule}.md)" for rule in rules.get(entry.fact, ())) or _NONE


def _assumable(fact: str) -> str:
    return fact.replace("[]", "")
