"""Reads what Hyper-V's cmdlets give through ConvertTo-Json: Get-VM and its companions."""
