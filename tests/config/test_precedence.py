"""What wins over what, and that every value tells where it comes from."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from tests.checking import shipped_rules
from vmcheck.config.layer import Layer, command_line
from vmcheck.config.profiles import PROFILES
from vmcheck.config.settings import DEFAULTS, resolve
from vmcheck.config.severities import with_severities
from vmcheck.config.values import ConfigValues
from vmcheck.gate import LEVELS

SIMPLE: dict[str, tuple[Any, Any]] = {
    "fail_on": (("info",), ("fails",)),
    "select": (("HVB101",), ("HVB102",)),
    "ignore": (("HVB101",), ("HVB102",)),
    "host_release": ("2016", "2019"),
    "format": ("json", "csv"),
    "color": ("never", "always"),
    "allow_empty": (True, False),
    "show_info": (True, False),
}


def file_layer(**values: Any) -> Layer:
    return Layer(ConfigValues(**values), "vmcheck.toml", dict.fromkeys(values, "vmcheck.toml:7"))


@pytest.mark.parametrize("key", SIMPLE)
def test_command_line_then_file_then_profile_then_default(key: str) -> None:
    first, second = SIMPLE[key]
    said, file = command_line(**{key: first}), file_layer(**{key: second}, profile="audit")
    chain = [resolve(layers) for layers in ([said, file], [file], [said])]
    assert [getattr(settings, key) for settings in chain] == [first, second, first]
    option = f"--{key.replace('_', '-')}"
    assert [settings.origins[key] for settings in chain] == [option, "vmcheck.toml:7", option]
    default = getattr(DEFAULTS, key)
    nothing = resolve([command_line(**{key: None})])
    assert getattr(nothing, key) == (None if default is UNSET else default)
    assert nothing.origins[key] == "default"


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_fills_what_nobody_set(name: str) -> None:
    alone = resolve([command_line(profile=name)])
    expected = PROFILES[name]  # type: ignore[index]  # its own key
    assert alone.fail_on == expected.fail_on
    assert alone.origins["fail_on"] == f"profile {name}"
    assert resolve([command_line(profile=name), file_layer(fail_on=("info",))]).fail_on == ("info",)


def test_the_three_profiles() -> None:
    fail_on = {name: values.fail_on for name, values in PROFILES.items()}
    assert fail_on == {"audit": ("never",), "gate": ("error",), "strict": ("warning", "undetermined")}
    assert resolve([command_line(profile="audit")]).show_info
    assert {level for levels in fail_on.values() for level in levels or ()} <= set(LEVELS)


def test_the_profile_of_the_command_line_replaces_that_of_the_file() -> None:
    settings = resolve([command_line(profile="audit"), file_layer(profile="strict")])
    assert (settings.profile, settings.fail_on) == ("audit", ("never",))


def test_tables_are_merged_entry_by_entry() -> None:
    said = command_line(assume={"state": "Off", "scsi_controllers": 1})
    file = Layer(
        ConfigValues(assume={"state": "Running", "generation": 2}, severity={"HVB102": "error"}),
        "vmcheck.toml",
        {"assume.state": "vmcheck.toml:3", "assume.generation": "vmcheck.toml:4"},
    )
    settings = resolve([said, file])
    assert settings.assume == {"state": "Off", "scsi_controllers": 1, "generation": 2}
    assert settings.origins["assume.state"] == "--assume"
    assert settings.origins["assume.generation"] == "vmcheck.toml:4"
    assert settings.severity == {"HVB102": "error"}


def test_folders_with_rules_add_up() -> None:
    settings = resolve([command_line(rules=(Path("mine"), Path("ours"))), file_layer(rules=("ours", "all"))])
    assert settings.rules == (Path("mine"), Path("ours"), Path("all"))
    assert settings.origins["rules"] == "--rules, vmcheck.toml:7"
    assert resolve([]).rules == ()


@given(st.lists(st.fixed_dictionaries({}, optional={
    **{key: st.sampled_from(values) for key, values in SIMPLE.items()},
    "profile": st.sampled_from(sorted(PROFILES)),
    "severity": st.dictionaries(st.sampled_from(["HVB101", "HVB102"]), st.sampled_from(["error", "info"])),
}), max_size=3))  # fmt: skip
def test_every_value_has_an_origin(said: list[dict[str, Any]]) -> None:
    layers = [Layer(ConfigValues(**values), f"layer {index}", {}) for index, values in enumerate(said)]
    rows = list(resolve(layers).items())
    assert all(origin for _, _, origin in rows)
    for key, value, origin in rows:
        if origin.startswith("layer"):
            name, _, entry = key.partition(".")
            given_value = getattr(layers[int(origin[6:])].values, name)
            assert value == (given_value[entry] if entry else given_value)


def test_severities_of_ones_own() -> None:
    rules = with_severities(shipped_rules(), {"HVB102": "info"})
    assert [rule.id for rule in rules] == [rule.id for rule in shipped_rules()]
    for rule, shipped in zip(rules, shipped_rules(), strict=True):
        if rule.id == "HVB102":
            assert set(rule.severities.values()) == {"info"}
            assert rule.severities.keys() == shipped.severities.keys()
        else:
            assert rule is shipped
