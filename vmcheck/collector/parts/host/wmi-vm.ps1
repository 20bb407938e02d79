# A VM through WMI, where the Hyper-V module is missing: root\virtualization\v2, or before Server 2012
# root\virtualization.

$HasV2 = $VirtualizationNamespace -like '*\v2'

function Add-WmiSetting {
    param($Vm, $System, [string]$VmGuid)
    Add-Fact $Vm 'Vm.state' (ConvertTo-Choice $StateWords (Get-Value $System 'EnabledState'))
    if ($HasV2) {
        foreach ($setting in @(Get-InstanceOfVm 'Msvm_VirtualSystemSettingData' $VmGuid)) {
            if ((Get-Text $setting 'VirtualSystemType') -eq 'Microsoft:Hyper-V:System:Realized') {
                Add-WmiV2Setting $Vm $setting
            }
        }
    }
    else {
        foreach ($setting in @(Get-InstanceOfVm 'Msvm_VirtualSystemGlobalSettingData' $VmGuid)) {
            Add-Fact $Vm 'Vm.configuration_path' (Get-Text $setting 'ExternalDataRoot')
            Add-Fact $Vm 'Vm.snapshot_path' (Get-Text $setting 'SnapshotDataRoot')
        }
    }
}

function Add-WmiV2Setting {
    param($Vm, $Setting)
    $match = [regex]::Match([string](Get-Value $Setting 'VirtualSystemSubType'), ':SubType:([12])$')
    if ($match.Success) {
        Add-Fact $Vm 'Vm.generation' ([int]$match.Groups[1].Value)
    }
    Add-Fact $Vm 'Vm.configuration_version' (Get-Version $Setting 'Version')
    Add-Fact $Vm 'Vm.configuration_path' (Get-Text $Setting 'ConfigurationDataRoot')
    Add-Fact $Vm 'Vm.snapshot_path' (Get-Text $Setting 'SnapshotDataRoot')
    Add-Fact $Vm 'Vm.smart_paging_path' (Get-Text $Setting 'SwapFileDataRoot')
    Add-Fact $Vm 'Vm.checkpoint_type' (ConvertTo-Choice $CheckpointTypeWords (Get-Value $Setting 'UserSnapshotType'))
}

function Add-WmiMemory {
    # Memory in use, in megabytes.
    param($Vm, [string]$VmGuid)
    if ($HasV2) {
        foreach ($summary in @(Get-InstanceOfVm 'Msvm_SummaryInformation' $VmGuid)) {
            $megabytes = Get-Number $summary 'MemoryUsage'
            if ($megabytes -gt 0) {
                Add-Fact $Vm 'Vm.memory_bytes' ($megabytes * 1048576)
            }
        }
    }
}

function Add-WmiReplication {
    param($Vm, $System)
    $replication = New-Record 'Replication'
    Add-Fact $replication 'Replication.mode' (ConvertTo-Choice $ReplicationModeWords (Get-Value $System 'ReplicationMode'))
    Add-Fact $replication 'Replication.health' (ConvertTo-Choice $ReplicationHealthWords (Get-Value $System 'ReplicationHealth'))
    Add-Part $Vm 'Vm.replication' $replication
}

function Add-WmiService {
    param($Services, [string]$VmGuid)
    $backup = New-Record 'BackupService'
    $enabled = $null
    foreach ($setting in @(Get-OwnSetting 'Msvm_VssComponentSettingData' $VmGuid)) {
        $enabled = ConvertTo-Choice $EnabledWords (Get-Value $setting 'EnabledState')
        Add-Fact $backup 'BackupService.enabled' $enabled
    }
    foreach ($component in @(Get-InstanceOfVm 'Msvm_VssComponent' $VmGuid)) {
        $status = @(Get-Value $component 'OperationalStatus')
        $second = $null
        if ($status.Count -gt 1) {
            $second = $status[1]
        }
        Add-ServiceStatus $backup $status[0] $second
        if ($enabled -and (ConvertTo-Choice $ServiceStatusWords $status[0]) -eq 'OK') {
            Add-Fact $Services 'IntegrationServices.installed' $true
        }
    }
    Add-Part $Services 'IntegrationServices.backup' $backup
}

function Add-WmiCheckpoint {
    param($Vm, [string]$VmGuid)
    $checkpoints = New-Object -TypeName System.Collections.ArrayList
    foreach ($setting in @(Get-InstanceOfVm 'Msvm_VirtualSystemSettingData' $VmGuid)) {
        $kind = [string](Get-Value $setting 'VirtualSystemType')
        $snapshot = $kind -like 'Microsoft:Hyper-V:Snapshot:*'
        if (-not $HasV2) {
            $snapshot = (Get-Number $setting 'SettingType') -eq 5
        }
        if ($snapshot) {
            $checkpoint = New-Record 'Checkpoint'
            Add-Fact $checkpoint 'Checkpoint.name' (Get-Text $setting 'ElementName')
            Add-Fact $checkpoint 'Checkpoint.type' $SnapshotKindWords[$kind.Replace('Microsoft:Hyper-V:Snapshot:', '')]
            [void]$checkpoints.Add($checkpoint)
        }
    }
    Add-Fact $Vm 'Vm.checkpoints' $checkpoints
}
