
<#
.SYNOPSIS
    Makes the changes of a vmcheck plan that can be scripted safely.

.DESCRIPTION
    NOBODY HAS RUN THIS SCRIPT. vmcheck works on inventories alone and reaches no host; scripts like this
    one were checked by parsing only. Read it, run it with -WhatIf, then on one VM.

    A change that is in place already is not made again. What deletes, converts or moves data, what is
    done inside a guest and what needs somebody who looks is not scripted: it is written as comments.

    Run it as an administrator of the hosts, with the Hyper-V module where VMs are changed. Backup jobs
    and the registry of a host are changed through PowerShell remoting. The inventory may be old: collect
    it again afterwards and ask vmcheck what the VMs are now.

.PARAMETER VMName
    Only what is for VMs with these names.

.PARAMETER ComputerName
    Only what is to be done on these hosts and file servers, named as in the inventory.

.PARAMETER AllowShutdown
    Allow changes for which a running VM is shut down and started again.

.EXAMPLE
    .\plan.ps1 -WhatIf
    Shows what would be changed.

.EXAMPLE
    .\plan.ps1 -ComputerName HV01 -VMName SQL01 -Confirm
    Changes one VM, and asks before each change.
#>
#Requires -Version 3.0
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string[]] $VMName,
    [string[]] $ComputerName,
    [switch] $AllowShutdown
)

