# One VM: each group of facts by itself, so that what fails takes nothing else with it.

function Get-ModuleVm {
    param($Machine, [string]$HostName)
    $vm = New-Record 'Vm'
    $troubles = New-Object -TypeName System.Collections.ArrayList
    $guid = ([string](Get-Value $Machine 'Id')).ToUpperInvariant()
    $services = New-Record 'IntegrationServices'
    Add-Fact $vm 'Vm.name' ([string](Get-Value $Machine 'Name'))
    Add-Fact $vm 'Vm.id' $guid.ToLowerInvariant()
    Add-Fact $vm 'Vm.host' $HostName
    Invoke-Reader $troubles 'state and configuration' { Add-ModuleSetting $vm $Machine }
    Invoke-Reader $troubles 'integration_services' { Add-ModuleService $services $Machine }
    Invoke-Reader $troubles 'disks' { Add-ModuleDisk $vm $Machine $troubles }
    Invoke-Reader $troubles 'checkpoints' { Add-ModuleCheckpoint $vm $Machine }
    Invoke-Reader $troubles 'replication' { Add-ModuleReplication $vm $Machine }
    Invoke-Reader $troubles 'scsi_controllers' { Add-ModuleController $vm $Machine }
    Invoke-Reader $troubles 'fibre_channel_adapters' { Add-ModuleAdapter $vm $Machine }
    Invoke-Reader $troubles 'gpu_partitions' { Add-ModulePartition $vm $Machine }
    Invoke-Reader $troubles 'assigned_devices' { Add-ModuleDevice $vm $Machine }
    Invoke-Reader $troubles 'security' { Add-ModuleSecurity $vm $Machine }
    Add-CommonFact $vm $services $guid $troubles
    return $vm
}

function Get-WmiVm {
    param($System, [string]$HostName, [int]$Build)
    $vm = New-Record 'Vm'
    $troubles = New-Object -TypeName System.Collections.ArrayList
    $guid = ([string](Get-Value $System 'Name')).ToUpperInvariant()
    $services = New-Record 'IntegrationServices'
    Add-Fact $vm 'Vm.name' ([string](Get-Value $System 'ElementName'))
    Add-Fact $vm 'Vm.id' $guid.ToLowerInvariant()
    Add-Fact $vm 'Vm.host' $HostName
    Invoke-Reader $troubles 'state and configuration' { Add-WmiSetting $vm $System $guid }
    Invoke-Reader $troubles 'memory_bytes' { Add-WmiMemory $vm $guid }
    Invoke-Reader $troubles 'integration_services' { Add-WmiService $services $guid }
    Invoke-Reader $troubles 'disks' { Add-WmiDisk $vm $guid }
    Invoke-Reader $troubles 'checkpoints' { Add-WmiCheckpoint $vm $guid }
    Invoke-Reader $troubles 'replication' { Add-WmiReplication $vm $System }
    Add-WmiDevice $vm $guid $troubles $Build
    Add-CommonFact $vm $services $guid $troubles
    return $vm
}

function Add-CommonFact {
    param($Vm, $Services, [string]$VmGuid, $Troubles)
    $guest = New-Record 'Guest'
    $network = @{}
    if ($VirtualizationNamespace -like '*\v2') {
        Invoke-Reader $Troubles 'integration_services.up_to_date' { Add-UpToDate $Services $VmGuid }
        Invoke-Reader $Troubles 'last_successful_backup' { Add-LastBackup $Vm $VmGuid }
    }
    Add-Part $Vm 'Vm.integration_services' $Services
    Invoke-Reader $Troubles 'clustered' { Add-ClusterFact $Vm $VmGuid }
    Invoke-Reader $Troubles 'guest.os' { $network['name'] = Add-KeyValueFact $guest $VmGuid }
    if ($null -ne $GuestCredential -and $Vm['state'] -eq 'Running' -and (Test-WindowsGuest $guest)) {
        Invoke-Reader $Troubles 'guest' {
            $answer = Get-GuestAnswer $VmGuid $network['name']
            Add-GuestAnswer $Vm $guest $answer $Troubles
        }
    }
    Add-Part $Vm 'Vm.guest' $guest
    if ($Troubles.Count -gt 0) {
        Add-Fact $Vm 'Vm.x-errors' $Troubles
    }
}

function Test-WindowsGuest {
    # Only Windows has a ProductType. A guest that said nothing of itself is tried.
    param($Guest)
    $system = $Guest['os']
    return ($null -eq $system -or $system.ContainsKey('product_type'))
}
