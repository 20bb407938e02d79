# Written by vmcheck 0.1.0 from /tmp/wt/reconcile/samples/fleet.json
# 6 changes scripted; 32 to be made by hand, as comments.

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


# ------------------------------------------------------------------------------
# Host HV08-01, Windows Server 2008
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV08-01') {
    # HVB102 The backup integration service is off
    #   for FILE08
    #   By hand, because the cmdlets are there from Windows Server 2012 on: Turn the backup
    #   integration service on in the settings of the VM

    # HVB401 A pass-through disk is outside the backup
    #   for FILE08: SCSI 0:1
    #   By hand, because it moves data: Shut the VM down, copy the disk into a VHDX with New-VHD
    #   -SourceDisk and attach that instead; or back the disk up with an agent in the guest. The
    #   command lists the disk numbers.
    #   PS> Get-VMHardDiskDrive -VMName 'FILE08' | Where-Object {$null -ne $_.DiskNumber} | Format-Table -Property 'ControllerType', 'ControllerNumber', 'ControllerLocation', 'DiskNumber'

    # HVB401 A pass-through disk is outside the backup
    #   for FILE08-STANDBY: SCSI 0:1
    #   By hand, because it moves data: Shut the VM down, copy the disk into a VHDX with New-VHD
    #   -SourceDisk and attach that instead; or back the disk up with an agent in the guest. The
    #   command lists the disk numbers.
    #   PS> Get-VMHardDiskDrive -VMName 'FILE08-STANDBY' | Where-Object {$null -ne $_.DiskNumber} | Format-Table -Property 'ControllerType', 'ControllerNumber', 'ControllerLocation', 'DiskNumber'

    # HVB204 The shadow copies of a guest volume are kept on another volume
    #   for ERP08: D:
    #   By hand, because it is to be done inside the guest: Inside the guest, delete the association
    #   and create one on the volume itself. This deletes the volume's existing shadow copies, so
    #   make sure that nobody needs them
    #   PS> vssadmin.exe delete shadowstorage /For='D:' /On='C:'; vssadmin.exe add shadowstorage /For='D:' /On='D:' /MaxSize=10%

    # HVB302 The Snapshot File Location is on another volume than the virtual hard disks
    #   for ERP08
    #   By hand, because the cmdlets are there from Windows Server 2012 on: Set the Snapshot File
    #   Location to a folder on the volume of the VHDs. Hyper-V accepts the change only while the VM
    #   has no snapshots.

    # HVB406 A virtual hard disk lies on a host volume the job does not select
    #   for ERP08: SCSI 0:1
    #   By hand, because the cmdlets are there from Windows Server 2012 on: Select F: in the backup
    #   job

    # HVB202 A guest volume has a file system that VSS cannot snapshot
    #   for ERP08: T:
    #   By hand, because it is to be done inside the guest: Convert a FAT or FAT32 volume to NTFS
    #   from inside the guest; the data stays, but a volume in use is converted only at the next
    #   restart. Move the data of any other file system to an NTFS volume
    #   PS> convert.exe 'T:' /FS:NTFS

    # HVB201 The guest uses a dynamic disk
    #   for ERP08: SCSI 0:1
    #   By hand, because it moves data: Back the volumes up, move their data to a basic disk (a
    #   further VHD will do) and remove the dynamic disk. The layout stands in Disk Management; the
    #   command, run inside the guest, lists the partitions of dynamic disks
    #   PS> Get-CimInstance -ClassName Win32_DiskPartition | Where-Object Type -match 'Logical Disk Manager'

}

# ------------------------------------------------------------------------------
# Host HV16-01, Windows Server 2016
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV16-01') {
    # HVB102 The backup integration service is off
    #   for PRODONLY
    Enable-PlannedBackupService -Computer 'HV16-01' -Id '5f0c2e4a-0000-4000-8000-000000000035' -Name 'PRODONLY' -Rule 'HVB102'

    # HVB401 A pass-through disk is outside the backup
    #   for SLES15: SCSI 0:2
    #   By hand, because it moves data: Shut the VM down, copy the disk into a VHDX with New-VHD
    #   -SourceDisk and attach that instead; or back the disk up with an agent in the guest. The
    #   command lists the disk numbers.
    #   PS> Get-VMHardDiskDrive -VMName 'SLES15' | Where-Object {$null -ne $_.DiskNumber} | Format-Table -Property 'ControllerType', 'ControllerNumber', 'ControllerLocation', 'DiskNumber'

    # HVB408 A parent of a differencing disk lies on a host volume the job does not select
    #   for DIFF16: SCSI 0:0
    #   for DIFF17: SCSI 0:0
    #   By hand, because the job is one of Microsoft Azure Backup Server: Select the volumes of the
    #   parents in the backup job: G:

    # HVB406 A virtual hard disk lies on a host volume the job does not select
    #   for SLES15: SCSI 0:0
    #   By hand, because the job is one of Microsoft Azure Backup Server: Select \\FS01\linux in the
    #   backup job

}

# ------------------------------------------------------------------------------
# Host HV22-01, Windows Server 2022
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV22-01') {
    # HVB102 The backup integration service is off
    #   for WEB02
    Enable-PlannedBackupService -Computer 'HV22-01' -Id '5f0c2e4a-0000-4000-8000-000000000042' -Name 'WEB02' -Rule 'HVB102'

    # HVB313 The replica cannot be backed up in its present state
    #   for REPL02
    #   By hand, because it needs somebody who looks: Repair the replication or let it finish and
    #   repeat the backup; better, back up the primary VM
    #   PS> Get-VMReplication -VMName 'REPL02' | Format-List -Property 'State', 'Health', 'Mode'

    # HVB509 The job insists on application consistency, which the VM cannot give
    #   for REPL01
    #   for REPL02
    #   By hand, because it needs somebody who looks: Mend what keeps the guest's applications from
    #   being quiesced, or let the job fall back to a crash-consistent backup for this VM

}

# ------------------------------------------------------------------------------
# Host HV08R2-01, Windows Server 2008 R2
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV08R2-01') {
    # HVB103 The backup integration service does not answer the host
    #   for CALC01
    #   By hand, because it needs somebody who looks: Inside the guest, set the service vmicvss
    #   (Hyper-V Volume Shadow Copy Requestor) to start automatically and start it. On Linux and
    #   FreeBSD start the VSS daemon instead
    #   PS> Set-Service -Name vmicvss -StartupType Automatic; Start-Service -Name vmicvss

    # HVB314 The cluster group of the VM is offline
    #   for TS01
    #   By hand, because it needs somebody who looks: Bring the cluster group of the VM online
    #   before the backup
    #   PS> Get-ClusterGroup -VMId (Get-VM -Name 'TS01').VMId | Start-ClusterGroup

    # HVB104 The integration services in the guest do not match the host
    #   for TS02
    #   By hand, because it needs somebody who looks: Update the integration services in the guest
    #   and restart it. Hosts up to 2012 R2: run setup from the integration services setup disk
    #   (vmguest.iso). Hosts from 2016 on: install the updates that Windows Update offers in the
    #   guest. Linux: update kernel and Hyper-V packages

    # HVB402 A LUN of the guest's iSCSI initiator is outside the backup
    #   for MAIL01: iqn.1991-05.com.microsoft:san01-mail
    #   By hand, because it moves data: Back the LUN up with an agent in the guest or on the
    #   storage; or connect it to the host and move the data into a VHDX

}

# ------------------------------------------------------------------------------
# Host HV12-01, Windows Server 2012
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV12-01') {
    # HVB106 A Windows service that VSS needs cannot run in the guest
    #   for CRM02
    #   By hand, because it is to be done inside the guest: Inside the guest, set Volume Shadow
    #   Copy, Microsoft Software Shadow Copy Provider and COM+ System Application to start on
    #   demand, and make sure that COM+ Event System, System Event Notification Service, Distributed
    #   Transaction Coordinator and Remote Procedure Call run. Windows does not work without Remote
    #   Procedure Call, so the command leaves it alone. A missing service needs a repair of Windows
    #   PS> Set-Service -Name VSS -StartupType Manual; Set-Service -Name swprv -StartupType Manual; Set-Service -Name COMSysApp -StartupType Manual; 'EventSystem', 'SENS', 'MSDTC' | ForEach-Object { Set-Service -Name $_ -StartupType Automatic; Start-Service -Name $_ }

    # HVB411 Disks of the VM lie partly on SMB shares and partly on local volumes
    #   for SPLIT01
    #   By hand, because it moves data: Move all virtual hard disks of the VM to local volumes, or
    #   all to SMB shares
    #   PS> Move-VMStorage -VMName 'SPLIT01' -DestinationStoragePath (Read-Host 'Folder for all files')

    # HVB417 The backup job does not name the VM
    #   for FORGOTTEN
    #   By hand, because the job is one of Data Protection Manager: Add the VM to the backup job;
    #   the command does so for Windows Server Backup
    #   PS> $policy = Get-WBPolicy -Editable; Add-WBVirtualMachine -Policy $policy -VirtualMachine (Get-WBVirtualMachine | Where-Object VMName -eq 'FORGOTTEN'); Set-WBPolicy -Policy $policy

    # HVB207 The guest has an App-V drive
    #   for FILE01: Q:
    #   By hand, because it is to be done inside the guest: Remove the virtual drive from the guest,
    #   or exclude it if the backup product can

}

# ------------------------------------------------------------------------------
# File server FS02
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'FS02') {
    # HVB412 The file server of a share lacks the File Server VSS Agent Service
    #   for OFFICE-SMB: SCSI 0:0
    Install-PlannedVssAgent -Computer 'FS02' -Name 'OFFICE-SMB' -Rule 'HVB412'

}

# ------------------------------------------------------------------------------
# Host HV16-LAB, Windows Server 2016
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV16-LAB') {
    # HVB502 The Hyper-V VSS writer of the host is missing or has failed
    #   for LAB01
    #   By hand, because it needs somebody who looks: Look for VSS and Hyper-V-VMMS errors in the
    #   event log, then restart the Virtual Machine Management service outside business hours and
    #   list the writers again; VMs run on meanwhile
    #   PS> Restart-Service -Name vmms

}

# ------------------------------------------------------------------------------
# Host HV12R2-01, Windows Server 2012 R2
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV12R2-01') {
    # HVB301 A generation 1 VM has no SCSI controller
    #   for SQL02
    Add-PlannedScsiController -Computer 'HV12R2-01' -Id '5f0c2e4a-0000-4000-8000-000000000023' -Name 'SQL02' -Rule 'HVB301'

    # HVB406 A virtual hard disk lies on a host volume the job does not select
    #   for ARCHIVE: SCSI 0:1
    Add-PlannedJobVolume -Computer 'HV12R2-01' -Volume 'E:' -Name 'ARCHIVE' -Rule 'HVB406'

    # HVB406 A virtual hard disk lies on a host volume the job does not select
    #   for LONGPATH: IDE 0:0
    #   By hand, because Windows Server Backup selects drives of the host only: Select
    #   \\10.1.2.3\vms in the backup job

    # HVB109 The VSS daemon does not run in the Linux or FreeBSD guest
    #   for UBUNTU18
    #   By hand, because it is to be done inside the guest: Install the distribution's package of
    #   Hyper-V daemons in the guest, then start the VSS daemon and have it start at boot. The
    #   command is for systemd, and the name of the unit differs between distributions
    #   sh> sudo systemctl enable --now hypervvssd

}

# ------------------------------------------------------------------------------
# Host HV19-01, Windows Server 2019
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV19-01') {
    # HVB407 The configuration files lie on a host volume the job does not select
    #   for DB19: configuration files
    #   for SET-A: configuration files
    #   for OLD2003: configuration files
    Add-PlannedJobVolume -Computer 'HV19-01' -Volume 'C:' -Name @('DB19', 'SET-A', 'OLD2003') -Rule 'HVB407'

    # HVB413 Windows Server Backup does not support VMs on a CSV volume
    #   for DB19: SCSI 0:0
    #   By hand, because it moves data: Back the VM up with DPM or another product that knows CSV,
    #   or move its disks to a volume of the host

    # HVB512 The guest cluster uses a VHD Set as CSV
    #   for SET-A: SCSI 0:1
    #   By hand, because it moves data: Move the data to a cluster disk of the guest cluster that is
    #   no CSV, or back up from inside the guests

}

# ------------------------------------------------------------------------------
# Host HV25-01, Windows Server 2025
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV25-01') {
    # HVB403 LUNs behind virtual Fibre Channel are outside the backup
    #   for VFC02
    #   By hand, because it moves data: Back the LUNs up with an agent in the guest or on the
    #   storage; or move their data into a VHDX and remove the adapters

    # HVB414 Disks behind an assigned storage controller are outside the backup
    #   for NVME01: device 0
    #   By hand, because it moves data: Back the disks up with an agent in the guest, or give the VM
    #   virtual hard disks instead

}

# ------------------------------------------------------------------------------
# Host HV08R2-SAN, Windows Server 2008 R2
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV08R2-SAN') {
    # HVB407 The configuration files lie on a host volume the job does not select
    #   for SAN01: configuration files
    #   By hand, because the cmdlets are there from Windows Server 2012 on: Select C: in the backup
    #   job

    # HVB504 The hardware VSS provider does not support auto-recovery
    #   for SAN01
    #   By hand, because it needs somebody who looks: Use the system provider, or ask the vendor for
    #   one with auto-recovery. As a stopgap turn the backup integration service of the VM off: then
    #   the backup succeeds, through a saved state.

}

# ------------------------------------------------------------------------------
# Host HV08-BRANCH, Windows Server 2008
# ------------------------------------------------------------------------------
if (Test-Chosen -List $ComputerName -Name 'HV08-BRANCH') {
    # HVB410 The job backs up for bare-metal recovery only
    #   for BRANCH01
    #   By hand, because the cmdlets are there from Windows Server 2012 on: Select the volumes that
    #   hold files of the VM in the backup job: D:, C:

    # HVB501 The Hyper-V writer is not registered with Windows Server Backup
    #   for BRANCH01
    #   By hand, because the cmdlets are there from Windows Server 2012 on: Register the writer in
    #   the registry of the host

}

