"""vmcheck explain --flow: the course of a backup."""

import pytest

from tests.cli.running import invoke


def test_the_five_steps_with_their_rules() -> None:
    result = invoke("explain", "--flow")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line[0] for line in lines if line[:1].isdigit()] == ["1", "2", "3", "4", "5"]
    assert any(line.startswith("  - HVB102 ") for line in lines)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("arguments", [[], ["HVB102", "--flow"]])
def test_a_rule_or_the_flow(arguments: list[str]) -> None:
    result = invoke("explain", *arguments)
    assert result.exit_code == 2
    assert "name a rule, give --flow, or name a VM and give its --inventory" in result.stderr
