"""Microsoft's tables of Linux and FreeBSD guests: live backup, and the hosts they rule out."""

import pytest

from vmcheck.knowledge.guest_os import identify

ALL = {"2008", "2008R2", "2012", "2012R2", "2016", "2019", "2022", "2025"}


@pytest.mark.parametrize(
    "name",
    [
        "Red Hat Enterprise Linux 9.4 (Plow)",
        "Red Hat Enterprise Linux 10.0",
        "Red Hat Enterprise Linux 8.6",
        "RHEL 8",
        "CentOS Linux 7 (64 bit)",
        "CentOS 6.10",
        "CentOS 5.11",
        "CentOS 5.5",
        "Oracle Linux Server 8.5",
        "Oracle Linux 7.3",
        "SUSE Linux Enterprise Server 11 SP3",
        "SUSE Linux Enterprise Server 12 SP4",
        "SUSE Linux Enterprise Server 15",
        "SUSE Linux Enterprise Server 15 SP5",
        "Ubuntu 14.04.6 LTS",
        "Ubuntu 18.10",
        "Ubuntu 20.04 LTS",
        "Debian GNU/Linux 11 (bullseye)",
        "Debian GNU/Linux 8 (jessie)",
        "FreeBSD 11.1",
        "FreeBSD 12.0",
        "FreeBSD 12",
    ],
)
def test_listed_with_live_backup(name: str) -> None:
    assert identify(name).live_backup is True


@pytest.mark.parametrize(
    "name",
    [
        "CentOS 5.4",
        "RHEL 5.2",
        "Ubuntu 12.04.5 LTS",
        "SUSE Linux Enterprise Server 10 SP2",
        "SUSE Linux Enterprise Server 11 SP2",
        "FreeBSD 11.0-RELEASE",
        "FreeBSD 10.3",
        "FreeBSD 9.3",
        "FreeBSD 6.0",
        "CentOS 5.1",
        "RHEL 4.9",
        "Debian 6.0",
        "Ubuntu 10.04.4 LTS",
        "SUSE Linux Enterprise Server 9",
    ],
)
def test_listed_without_live_backup(name: str) -> None:
    assert identify(name).live_backup is False


@pytest.mark.parametrize(
    "name",
    [
        "Linux",
        "Ubuntu",
        "Ubuntu 22.04 LTS",
        "Ubuntu 15.10",
        "CentOS Linux 5 (64 bit)",
        "CentOS Stream 9",
        "Red Hat Linux 7.3",
        "Oracle Linux 6.9",
        "Oracle Linux 8.9",
        "SUSE Linux Enterprise Server 11",
        "SUSE Linux Enterprise Server 12 SP5",
        "SUSE Linux Enterprise Desktop 12 SP3",
        "openSUSE Leap 15.0",
        "Debian GNU/Linux 12 (bookworm)",
        "Rocky Linux 8.4",
        "AlmaLinux 9.3",
        "Amazon Linux 2",
        "Fedora 39",
        "FreeBSD 11",
        "FreeBSD 13.0",
        "pfSense 12.0",
        "OpenBSD 7.0",
        "Solaris 10",
        "Microsoft Windows Server 2016 Standard",
        "Windows XP",
    ],
)
def test_no_table_names_it(name: str) -> None:
    assert identify(name).live_backup is None


@pytest.mark.parametrize(
    ("name", "hosts"),
    [
        ("Ubuntu 20.04 LTS", ALL),
        ("Ubuntu 12.04", ALL),
        ("FreeBSD 12.0", ALL),
        ("Red Hat Enterprise Linux 8.4", ALL),
        ("Red Hat Enterprise Linux 8.5", {"2019", "2022", "2025"}),
        ("CentOS Linux 8.5", ALL),
        ("SUSE Linux Enterprise Server 10 SP2", None),
        ("Ubuntu 22.04", None),
        ("Rocky Linux 9.3", None),
        ("NetWare 6.5", None),
    ],
)
def test_hosts(name: str, hosts: set[str] | None) -> None:
    assert identify(name).supported_hosts == (None if hosts is None else frozenset(hosts))
