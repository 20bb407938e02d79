"""Releases of hosts by name: they count where the inventory has none, and nowhere else."""

from typing import Any

import msgspec
import pytest

from tests.checking import Somewhere, shipped_rules
from vmcheck.checker import Checker
from vmcheck.inventory.events import Opened
from vmcheck.inventory.model import Header, Vm
from vmcheck.knowledge.catalogue import catalogue

NAMED: dict[str, Any] = {"HV01": "2016"}


@pytest.mark.parametrize(
    ("hosts", "host", "release", "assumed"),
    [
        ([{"name": "HV01"}], "HV01", "2016", False),
        ([{"name": "hv01"}], "Hv01", "2016", False),
        ([{"name": "HV01"}], None, "2016", False),
        ([{"name": "HV01", "release": "2012"}], "HV01", "2012", False),
        ([{"name": "HV02"}], "HV02", "2008", True),
        (None, "HV01", "2016", False),
        (None, "HV02", "2008", True),
        (None, None, "2008", True),
        ([{"name": "HV02", "release": "2012"}], "HV01", "2016", False),
        ([{"name": "HV02", "release": "2012"}], "HV03", None, False),
        ([{"name": "HV01"}, {"name": "HV02", "release": "2016"}], None, "2016", False),
        ([{"name": "HV01"}, {"name": "HV02", "release": "2012"}], None, None, False),
    ],
    ids=str,
)
def test_the_release_of_a_named_host(
    hosts: list[dict[str, str]] | None, host: str | None, release: str | None, assumed: object
) -> None:
    checker = Checker(shipped_rules(), catalogue(), host_releases=NAMED)
    header = msgspec.convert({"schema_version": 1, "hosts": hosts}, Header)
    checker.open(Opened(file="inventory.json", header=header))
    verdict = checker.check(Somewhere(Vm(name="VM01", host=host)))
    assert (verdict.release, verdict.release_assumed) == (release, assumed)


def test_host_release_wins() -> None:
    checker = Checker(shipped_rules(), catalogue(), host_release="2022", host_releases=NAMED)
    header = msgspec.convert({"schema_version": 1, "hosts": [{"name": "HV01"}]}, Header)
    checker.open(Opened(file="inventory.json", header=header))
    assert checker.check(Somewhere(Vm(name="VM01"))).release == "2022"
