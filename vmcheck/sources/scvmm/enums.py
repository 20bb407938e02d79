"""Enumerations of Virtual Machine Manager. Its numbers differ from those of the Hyper-V module.

Numbers are taken only where real output showed what they mean.
"""

from typing import Final

from vmcheck.sources.objects.enumeration import Enumeration

_NO_WORD: Final = (
    "PoweringOff Saving Restoring DiscardSavedState Starting MergingDrives Deleting UnderCreation "
    "CreationFailed Stored UnderTemplateCreation TemplateCreationFailed UnderMigration UnderUpdate "
    "UpdateFailed CustomizationFailed IncompleteVMConfig UnsupportedSharedFiles "
    "UnsupportedCluster P2VCreationFailed UnsupportedStorage HostNotResponding Missing"
)
"""States that the inventory has no word for: those that pass, and those in which VMM cannot tell."""

STATE: Final = Enumeration(
    "a state",
    {"running": "Running", "poweroff": "Off", "saved": "Saved", "paused": "Paused"}
    | {name.lower(): None for name in _NO_WORD.split()},
    {0: "running", 1: "poweroff"},
)
VHD_TYPE: Final = Enumeration(
    "a VHD type",
    {"fixedsize": "Fixed", "dynamicallyexpanding": "Dynamic", "differencing": "Differencing"},
    {1: "dynamicallyexpanding"},
)
"""1 was seen on files much smaller than the disks they hold."""
PLATFORM: Final = Enumeration("a virtualization platform", {"hyperv": "Hyper-V"}, {2: "hyperv"})
