"""Named sets of defaults. A profile wins over defaults and over nothing else."""

from collections.abc import Mapping
from types import MappingProxyType

from vmcheck.config.layer import Layer
from vmcheck.config.values import ConfigValues, ProfileName

PROFILES: Mapping[ProfileName, ConfigValues] = MappingProxyType(
    {
        "audit": ConfigValues(fail_on=("never",), show_info=True),
        "gate": ConfigValues(fail_on=("error",)),
        "strict": ConfigValues(fail_on=("warning", "undetermined")),
    }
)


def profile_layer(name: ProfileName) -> Layer:
    """The layer of a profile."""
    return Layer(PROFILES[name], f"profile {name}", {})
