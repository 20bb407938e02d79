"""Reads what System Center Virtual Machine Manager gives: Get-SCVirtualMachine."""
