# Written by vmcheck 0.1.0 from fleet.json, more.json
# 8 changes scripted; 3 to be made by hand, as comments.
# Note: Something is to be known.

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


# Whether a name is among those that were asked for. Nobody asked: all are.
function Test-Chosen {
    param([string[]] $List, [string[]] $Name)
    if (-not $List) { return $true }
    foreach ($one in $Name) {
        if ($List -contains $one) { return $true }
    }
    return $false
}

# What is changed, for the messages: names without characters that drive a terminal.
function Get-TargetText {
    param([string] $Computer, [string[]] $Name)
    return ('{0} on {1}' -f ($Name -join ', '), $Computer) -replace '\p{C}', '?'
}

# The VM by its id, or else the only one of its name.
function Get-PlannedVM {
    param([string] $Computer, [string] $Id, [string] $Name)
    if ($Id) {
        $found = @(Get-VM -ComputerName $Computer -Id $Id -ErrorAction Stop)
    } else {
        $found = @(Get-VM -ComputerName $Computer -ErrorAction Stop | Where-Object { $_.Name -eq $Name })
    }
    if ($found.Count -ne 1) {
        throw ('{0} VMs were found where one was expected' -f $found.Count)
    }
    return $found[0]
}


# Adds a VM to the schedule of Windows Server Backup. Older backups are never given up for it.
function Add-PlannedJobVirtualMachine {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param([string] $Computer, [string] $VirtualMachine, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        if ($PSCmdlet.ShouldProcess($target, ('{0}: add the VM to the backup schedule' -f $Rule))) {
            Invoke-Command -ComputerName $Computer -ErrorAction Stop -ArgumentList $VirtualMachine -ScriptBlock {
                param([string] $VirtualMachine)
                $ErrorActionPreference = 'Stop'
                $policy = Get-WBPolicy -Editable
                if ($null -eq $policy) { throw 'Windows Server Backup has no schedule on this host' }
                $added = @(Get-WBVirtualMachine | Where-Object { $_.VMName -eq $VirtualMachine })
                if ($added.Count -ne 1) { throw ('{0} VMs of this name were found' -f $added.Count) }
                $there = @(Get-WBVirtualMachine -Policy $policy | Where-Object { $_.VMName -eq $VirtualMachine })
                if ($there.Count -eq 0) {
                    Add-WBVirtualMachine -Policy $policy -VirtualMachine $added | Out-Null
                    Set-WBPolicy -Policy $policy -Force | Out-Null
                }
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# Adds a volume to the schedule of Windows Server Backup. Older backups are never given up for it.
function Add-PlannedJobVolume {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param([string] $Computer, [string] $Volume, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        if ($PSCmdlet.ShouldProcess($target, ('{0}: add {1} to the backup schedule' -f $Rule, $Volume))) {
            Invoke-Command -ComputerName $Computer -ErrorAction Stop -ArgumentList $Volume -ScriptBlock {
                param([string] $Volume)
                $ErrorActionPreference = 'Stop'
                $policy = Get-WBPolicy -Editable
                if ($null -eq $policy) { throw 'Windows Server Backup has no schedule on this host' }
                $added = @(Get-WBVolume -VolumePath $Volume)
                if ($added.Count -ne 1) { throw ('{0} was not found' -f $Volume) }
                $there = @(Get-WBVolume -Policy $policy | Where-Object { $_.MountPath -eq $added[0].MountPath })
                if ($there.Count -eq 0) {
                    Add-WBVolume -Policy $policy -Volume $added | Out-Null
                    Set-WBPolicy -Policy $policy -Force | Out-Null
                }
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# Adds a SCSI controller to a VM that has none. The VM must be off: a running one is shut down by its guest
# and started again, if -AllowShutdown was given; it is never turned off hard.
function Add-PlannedScsiController {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param([string] $Computer, [string] $Id, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        if (@(Get-VMScsiController -VM $vm -ErrorAction Stop).Count -gt 0) { return }
        $running = $vm.State -eq 'Running'
        if (-not $running -and $vm.State -ne 'Off') { throw ('the VM is {0}, it must be off' -f $vm.State) }
        if ($running -and -not $AllowShutdown) {
            Write-Warning -Message ('{0} {1}: the VM runs; -AllowShutdown was not given' -f $Rule, $target)
            return
        }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: add a SCSI controller, with the VM off' -f $Rule))) {
            $ConfirmPreference = 'None'
            if ($running) { Stop-VM -VM $vm -ErrorAction Stop }
            try {
                Add-VMScsiController -VM $vm -ErrorAction Stop
            } finally {
                if ($running) { Start-VM -VM $vm -ErrorAction Stop }
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# Turns the backup integration service on. It is found by its id: names differ by language and release.
function Enable-PlannedBackupService {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string] $Id, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        $service = @(Get-VMIntegrationService -VM $vm -ErrorAction Stop |
            Where-Object { $_.Id -like '*5CED1297-4598-4915-A5FC-AD21BB4D02A4' })
        if ($service.Count -ne 1) { throw 'the backup integration service was not found' }
        if ($service[0].Enabled) { return }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: turn the backup integration service on' -f $Rule))) {
            $ConfirmPreference = 'None'
            Enable-VMIntegrationService -VMIntegrationService $service -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# Installs the File Server VSS Agent Service. Of a clustered file server every node needs it.
function Install-PlannedVssAgent {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $feature = Get-WindowsFeature -Name 'FS-VSS-Agent' -ComputerName $Computer -ErrorAction Stop
        if ($feature.Installed) { return }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: install the File Server VSS Agent Service' -f $Rule))) {
            $ConfirmPreference = 'None'
            Install-WindowsFeature -Name 'FS-VSS-Agent' -ComputerName $Computer -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# Registers Hyper-V's VSS writer with Windows Server Backup (Microsoft Support, KB 958662).
function Register-PlannedWriter {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        if ($PSCmdlet.ShouldProcess($target, ('{0}: register the Hyper-V writer in the registry' -f $Rule))) {
            Invoke-Command -ComputerName $Computer -ErrorAction Stop -ScriptBlock {
                $ErrorActionPreference = 'Stop'
                $key = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\WindowsServerBackup' +
                    '\Application Support\{66841CD4-6DED-4F4B-8F17-FD23F8DDC3DE}'
                if (-not (Test-Path -LiteralPath $key)) { New-Item -Path $key -Force | Out-Null }
                $value = @{ Name = 'Application Identifier'; Value = 'Hyper-V'; PropertyType = 'String' }
                New-ItemProperty -LiteralPath $key @value -Force | Out-Null
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# Sets what kind of checkpoints a VM takes.
function Set-PlannedCheckpointType {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string] $Id, [string] $Type, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        if ($vm.CheckpointType -eq $Type) { return }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: set the checkpoint type to {1}' -f $Rule, $Type))) {
            $ConfirmPreference = 'None'
            Set-VM -VM $vm -CheckpointType $Type -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# Sets the Snapshot File Location. Hyper-V accepts that only while the VM has no snapshots.
function Set-PlannedSnapshotFileLocation {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string] $Id, [string] $Folder, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        if ($vm.SnapshotFileLocation -eq $Folder) { return }
        if (@(Get-VMSnapshot -VM $vm -ErrorAction Stop).Count -gt 0) { throw 'the VM has snapshots' }
        $shown = $Folder -replace '\p{C}', '?'
        if ($PSCmdlet.ShouldProcess($target, ('{0}: set the Snapshot File Location to {1}' -f $Rule, $shown))) {
            $ConfirmPreference = 'None'
            Set-VM -VM $vm -SnapshotFileLocation $Folder -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}


# ------------------------------------------------------------------------------
# Host HV01, Windows Server 2019
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV01') {
    # HVB102 Something is off
    #   for SQL01
    Enable-PlannedBackupService -Computer 'HV01' -Id '5f0c2e4a-0000-4000-8000-000000000001' -Name 'SQL01' -Rule 'HVB102'

    # HVB102 Something is off
    #   for SQL01
    Add-PlannedScsiController -Computer 'HV01' -Id '5f0c2e4a-0000-4000-8000-000000000001' -Name 'SQL01' -Rule 'HVB102'

    # HVB102 Something is off
    #   for SQL01
    Set-PlannedCheckpointType -Computer 'HV01' -Id '5f0c2e4a-0000-4000-8000-000000000001' -Type 'Production' -Name 'SQL01' -Rule 'HVB102'

    # HVB102 Something is off
    #   for SQL01
    Set-PlannedSnapshotFileLocation -Computer 'HV01' -Id '5f0c2e4a-0000-4000-8000-000000000001' -Folder 'D:\VMs' -Name 'SQL01' -Rule 'HVB102'

    # HVB102 Something is off
    #   for SQL01
    Add-PlannedJobVolume -Computer 'HV01' -Volume 'E:' -Name 'SQL01' -Rule 'HVB102'

    # HVB102 Something is off
    #   for SQL01
    Add-PlannedJobVirtualMachine -Computer 'HV01' -VirtualMachine 'SQL01' -Name 'SQL01' -Rule 'HVB102'

    # HVB102 Something is off
    #   for SQL01
    Register-PlannedWriter -Computer 'HV01' -Name 'SQL01' -Rule 'HVB102'

}

# ------------------------------------------------------------------------------
# File server FS01
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'FS01') {
    # HVB102 Something is off
    #   for SQL01
    Install-PlannedVssAgent -Computer 'FS01' -Name 'SQL01' -Rule 'HVB102'

}

# ------------------------------------------------------------------------------
# Host HV02, Windows Server 2019
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV02') {
    # HVB102 Something is off
    #   for B\u{dc}RO
    #   By hand, because the job is one of Data Protection Manager: Turn it on
    #   PS> Get-VM -Name 'VM'

}

# ------------------------------------------------------------------------------
# Host HV03, Windows Server 2008 R2
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV03') {
    # HVB102 Something is off
    #   for O'Brien
    #   By hand, because the cmdlets are there from Windows Server 2012 on: Turn it on
    #   PS> Get-VM -Name 'VM'

}

# ------------------------------------------------------------------------------
# VMs whose host the inventory does not name
# ------------------------------------------------------------------------------
# HVB102 Something is off
#   for WEB01
#   By hand, because it moves data: Turn it on
#   PS> Get-VM -Name 'VM'


