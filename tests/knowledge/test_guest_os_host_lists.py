"""Which hosts a document rules out for a Windows guest."""

import json
from pathlib import Path

import pytest

from vmcheck.knowledge.guest_os import identify

HOSTS = ("2008", "2008R2", "2012", "2012R2", "2016", "2019", "2022", "2025")
EXAMPLES = Path(__file__).parents[3] / "shared" / "knowledge" / "worked-examples.json"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Windows NT Server 4.0", "2008", "2008R2"),
        ("Windows 2000 Server", "2008", "2008R2"),
        ("Windows XP Professional", "2008", "2012R2"),
        ("Windows Embedded POSReady 2009", "2008", "2012R2"),
        ("Windows Server 2003 Standard", "2008", "2012R2"),
        ("Windows Server 2003 R2", "2008", "2012R2"),
        ("Windows Home Server", "2008", "2012R2"),
        ("Windows Vista Business", "2008", "2019"),
        ("Windows Server 2008 Standard", "2008", "2025"),
        ("Windows 7 Enterprise", "2008", "2025"),
        ("Windows Small Business Server 2011", "2008", "2025"),
        ("Windows 8 Pro", "2008", "2019"),
        ("Windows 8.1 Pro", "2008", "2025"),
        ("Hyper-V Server 2012 R2", "2008", "2025"),
        ("Windows 10 Pro", "2008", "2025"),
        ("Windows Server 2019", "2008", "2025"),
        ("Windows 11 Pro", "2019", "2025"),
        ("Windows Server 2022", "2019", "2025"),
        ("Windows Server 2025", "2022", "2025"),
    ],
)
def test_hosts_not_ruled_out(name: str, first: str, last: str) -> None:
    expected = frozenset(HOSTS[HOSTS.index(first) : HOSTS.index(last) + 1])
    assert identify(name).supported_hosts == expected


@pytest.mark.parametrize(
    ("name", "service_pack", "hosts"),
    [
        ("Windows Server 2003 Standard", 1, set()),
        ("Windows Server 2003 R2 Standard", 0, set()),
        ("Windows Server 2003 Standard, Service Pack 1", None, set()),
        ("Windows Server 2003 Standard", 2, set(HOSTS[:4])),
        ("WINDOWS-XP-SP1", None, set(HOSTS[:2])),
        ("Windows XP Professional", 3, set(HOSTS[:4])),
        ("Windows Server 2008 Standard", 1, set(HOSTS[:2])),
        ("Windows Server 2008 R2 Standard", 0, set(HOSTS[:2])),
        ("Windows Server 2008 R2 SP1", None, set(HOSTS)),
        ("Windows 7 Enterprise", 0, set(HOSTS[:2])),
        ("Windows 10 Pro", 0, set(HOSTS)),
    ],
)
def test_lists_name_a_service_pack(name: str, service_pack: int | None, hosts: set[str]) -> None:
    assert identify(name, service_pack=service_pack).supported_hosts == frozenset(hosts)


@pytest.mark.parametrize(
    "name",
    ["Windows", "Windows Server, version 1909", "Azure Stack HCI", "Windows CE", "Solaris 10", "Contoso"],
)
def test_no_list_says_anything(name: str) -> None:
    assert identify(name).supported_hosts is None


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the worked examples lie beside the checkout only")
def test_worked_examples_raise_hvb118_where_expected() -> None:
    for example in json.loads(EXAMPLES.read_text(encoding="utf-8")):
        inventory = example["inventory"]
        release = inventory["hosts"][0]["release"]
        for vm in inventory["vms"]:
            os = vm["guest"]["os"]
            hosts = identify(os["name"], os.get("version")).supported_hosts
            raised = hosts is not None and release not in hosts
            assert raised is ("HVB118" in json.dumps(example["expected"])), example["id"]
