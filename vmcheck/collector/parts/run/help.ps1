<#
.SYNOPSIS
Collects the facts that decide how Hyper-V VMs are backed up, for vmcheck.

.DESCRIPTION
Reads a Hyper-V host, its VMs and, if credentials for them are given, their Windows guests, and writes
an inventory in vmcheck's own format. It changes nothing, installs nothing and needs no module that
Windows does not bring along. Run it as an administrator of the host, on the host or from another
machine through PowerShell remoting.

It runs on Windows PowerShell 2.0 to 5.1 and on PowerShell 7, and reads Windows Server 2008 to 2025:
through the Hyper-V module, without it through WMI (root\virtualization\v2), and on 2008 and 2008 R2
through root\virtualization.

A fact that could not be read is left out, never guessed, and the reason is listed under x-errors;
vmcheck counts it as not collected and says so. An empty list means that it was read and is empty.

vmcheck's own tests parse this script and check what it calls and what it writes. It was not run by
them: no Windows was available.

.PARAMETER ComputerName
Hosts to read through PowerShell remoting. Without it and without -Cluster, this host.

.PARAMETER Cluster
A failover cluster; each of its nodes is read.

.PARAMETER Credential
For the hosts of -ComputerName and the nodes of -Cluster.

.PARAMETER GuestCredential
An administrator of the Windows guests. With it, running guests are asked for their volumes, disks,
iSCSI LUNs and services. It is used to log in and is never written anywhere.

.PARAMETER GuestTransport
How guests are reached: PowerShellDirect (the default; host and guest Windows 10 or Server 2016 and
later), WinRM (over the network, under the name that the guest itself tells its host), or Auto: the
first of the two that works.

.PARAMETER Path
File to write, in UTF-8. Without it the inventory goes to the output; vmcheck also reads what > makes of
that.

.EXAMPLE
.\Collect-VmInventory.ps1 -Path inventory.json

.EXAMPLE
.\Collect-VmInventory.ps1 -Cluster HVCLUSTER -GuestCredential (Get-Credential) -Path inventory.json

.OUTPUTS
The inventory as JSON text, unless -Path is given.

.NOTES
Made by "vmcheck collector". If something could not be read, a warning at the end says how much.
#>
[CmdletBinding()]
param(
    [ValidateNotNullOrEmpty()]
    [string[]]$ComputerName,

    [ValidateNotNullOrEmpty()]
    [string]$Cluster,

    [System.Management.Automation.PSCredential]$Credential,

    [System.Management.Automation.PSCredential]$GuestCredential,

    [ValidateSet('PowerShellDirect', 'WinRM', 'Auto')]
    [string]$GuestTransport = 'PowerShellDirect',

    [ValidateNotNullOrEmpty()]
    [string]$Path
)

Set-StrictMode -Version 2.0
