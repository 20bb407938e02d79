# A VM through the Hyper-V module, Server 2012 and later. Properties that a release lacks are passed over.

function Add-ModuleSetting {
    param($Vm, $Machine)
    Add-Fact $Vm 'Vm.state' (ConvertTo-Choice $StateWords (Get-Value $Machine 'State'))
    $generation = Get-Number $Machine 'Generation'
    if (@(1, 2) -contains $generation) {
        Add-Fact $Vm 'Vm.generation' $generation
    }
    Add-Fact $Vm 'Vm.configuration_version' (Get-Version $Machine 'Version')
    Add-Fact $Vm 'Vm.configuration_path' (Get-Text $Machine 'ConfigurationLocation')
    Add-Fact $Vm 'Vm.snapshot_path' (Get-Text $Machine 'SnapshotFileLocation')
    Add-Fact $Vm 'Vm.smart_paging_path' (Get-Text $Machine 'SmartPagingFilePath')
    Add-Fact $Vm 'Vm.checkpoint_type' (ConvertTo-Choice $CheckpointTypeWords (Get-Value $Machine 'CheckpointType'))
    $memory = Get-Number $Machine 'MemoryAssigned'
    if ($memory -gt 0) {
        Add-Fact $Vm 'Vm.memory_bytes' $memory
    }
}

function Get-Version {
    # 5.0, 10.0.17763.1; null for what is no version, and for zeros.
    param($From, [string]$Name)
    $text = [string](Get-Value $From $Name)
    if ($text -match '^[0-9]+(\.[0-9]+){0,3}$' -and $text -match '[1-9]') {
        return $text
    }
    return $null
}

function Add-ModuleReplication {
    param($Vm, $Machine)
    $replication = New-Record 'Replication'
    Add-Fact $replication 'Replication.mode' (ConvertTo-Choice $ReplicationModeWords (Get-Value $Machine 'ReplicationMode'))
    Add-Fact $replication 'Replication.health' (ConvertTo-Choice $ReplicationHealthWords (Get-Value $Machine 'ReplicationHealth'))
    $state = Get-Value $Machine 'ReplicationState'
    if ($state -is [System.Enum]) {
        Add-Fact $replication 'Replication.state' ($state.ToString())
    }
    Add-Part $Vm 'Vm.replication' $replication
}

function Add-ModuleService {
    param($Services, $Machine)
    $backup = New-Record 'BackupService'
    $version = Get-Version $Machine 'IntegrationServicesVersion'
    $answers = $null -ne $version
    Add-Fact $Services 'IntegrationServices.version' $version
    foreach ($service in @(Get-VMIntegrationService -VM $Machine -ErrorAction Stop)) {
        $primary = Get-Value $service 'PrimaryOperationalStatus'
        $enabled = Get-Value $service 'Enabled'
        if ($enabled -and (ConvertTo-Choice $ServiceStatusWords $primary) -eq 'OK') {
            $answers = $true
        }
        if (([string](Get-Value $service 'Id')) -like "*$BackupServiceGuid") {
            Add-Fact $backup 'BackupService.enabled' $enabled
            Add-ServiceStatus $backup $primary (Get-Value $service 'SecondaryOperationalStatus')
        }
    }
    if ($answers) {
        Add-Fact $Services 'IntegrationServices.installed' $true
    }
    Add-Part $Services 'IntegrationServices.backup' $backup
}

function Add-ModuleCheckpoint {
    # Left-over backup checkpoints are shown only if asked for.
    param($Vm, $Machine)
    $found = @{}
    $all = @(Get-VMSnapshot -VM $Machine -ErrorAction Stop)
    $all += @(Get-VMSnapshot -VM $Machine -SnapshotType Recovery -ErrorAction Stop)
    $checkpoints = New-Object -TypeName System.Collections.ArrayList
    foreach ($snapshot in $all) {
        $id = [string](Get-Value $snapshot 'Id')
        if (-not $found.ContainsKey($id)) {
            $found[$id] = $true
            $checkpoint = New-Record 'Checkpoint'
            Add-Fact $checkpoint 'Checkpoint.name' (Get-Text $snapshot 'Name')
            Add-Fact $checkpoint 'Checkpoint.type' (ConvertTo-Choice $SnapshotTypeWords (Get-Value $snapshot 'SnapshotType'))
            [void]$checkpoints.Add($checkpoint)
        }
    }
    Add-Fact $Vm 'Vm.checkpoints' $checkpoints
}
