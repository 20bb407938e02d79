"""Disks of a Storage Spaces pool: Windows shows them among its disks no longer, so they are added."""

from tests.collector.tree import arguments, commands, functions, literal, name_of, text_of, whole

FUNCTIONS = dict(functions(whole()))


def calls(function: str) -> list[str]:
    return [name for command in commands(FUNCTIONS[function]) if (name := name_of(command))]


def test_the_disks_of_pools_are_among_the_disks() -> None:
    assert "Add-PoolDisk" in calls("Add-GuestDisk")
    noted = [command for command in commands(FUNCTIONS["Add-PoolDisk"]) if name_of(command) == "Add-Fact"]
    assert [[literal(argument) for argument in arguments(command)[1:2]] for command in noted] == [
        ["GuestDisk.layout"],
        ["GuestDisk.bus"],
    ]


def test_pools_that_could_not_be_asked_for_leave_a_disk_unknown() -> None:
    assert "if (-not $Answer.Contains('pool'))" in text_of(FUNCTIONS["Add-PoolDisk"])
