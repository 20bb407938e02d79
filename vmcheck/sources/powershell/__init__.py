"""Reads what Hyper-V's cmdlets give through ConvertTo-Json: Get-VM and its companions."""

from vmcheck.sources.powershell.folder import read_powershell_folder
from vmcheck.sources.powershell.reader import read_powershell

__all__ = ["read_powershell", "read_powershell_folder"]
