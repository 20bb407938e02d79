# Disks, controllers and devices of a VM through WMI. ResourceType 6 is a SCSI controller; in the older
# namespace 21 is an image file and 22 a disk drive. Names of resources are passed over.

function Add-WmiDisk {
    param($Vm, [string]$VmGuid)
    $disks = New-Object -TypeName System.Collections.ArrayList
    $resources = @(Get-OwnSetting 'Msvm_ResourceAllocationSettingData' $VmGuid)
    $controllers = @($resources | Where-Object { (Get-Number $_ 'ResourceType') -eq 6 })
    foreach ($resource in $resources) {
        $target = [string](@(Get-Value $resource 'HostResource')[0])
        if ($target -like '*Msvm_DiskDrive*') {
            $disk = New-Record 'Disk'
            Add-WmiSlot $disk $resource $controllers.Count
            Add-Fact $disk 'Disk.attachment' 'passthrough'
            [void]$disks.Add($disk)
        }
    }
    foreach ($image in @(Get-WmiImage $resources $VmGuid)) {
        $property = 'HostResource'
        if (-not $HasV2) {
            $property = 'Connection'
        }
        $file = [string](@(Get-Value $image $property)[0])
        if ($file -and $file -notmatch '\.(iso|vfd)$') {
            $disk = New-Record 'Disk'
            Add-WmiSlot $disk $image $controllers.Count
            if ($file -match '\.(a?vhdx?|vhds)$') {
                Add-FileFact $disk $file
            }
            Add-Fact $disk 'Disk.shared' (Get-Value $image 'PersistentReservationsSupported')
            [void]$disks.Add($disk)
        }
    }
    Add-Fact $Vm 'Vm.disks' $disks
    Add-Fact $Vm 'Vm.scsi_controllers' $controllers.Count
}

function Get-WmiImage {
    param($Resources, [string]$VmGuid)
    if ($HasV2) {
        Get-OwnSetting 'Msvm_StorageAllocationSettingData' $VmGuid
    }
    else {
        $Resources | Where-Object { (Get-Number $_ 'ResourceType') -eq 21 }
    }
}

function Add-WmiSlot {
    # From Microsoft:<VM>\<controller>\<number>\<location>\...; a SCSI controller has no number of its own.
    param($Disk, $Setting, [int]$ScsiControllers)
    $parts = ([string](Get-Value $Setting 'InstanceID')).Split('\')
    if ($parts.Count -ge 4 -and $parts[2] -match '^[0-9]+$' -and $parts[3] -match '^[0-9]+$') {
        if ($parts[1] -eq $IdeControllerGuid) {
            Add-Slot $Disk 'IDE' $parts[2] $parts[3]
        }
        elseif ($ScsiControllers -eq 1) {
            Add-Slot $Disk 'SCSI' 0 $parts[3]
        }
    }
}

function Add-WmiDevice {
    # Fibre Channel from Server 2012 on, devices and security from 2016, GPU partitions from 2019.
    param($Vm, [string]$VmGuid, $Troubles, [int]$Build)
    if ($HasV2) {
        Invoke-Reader $Troubles 'fibre_channel_adapters' { Add-WmiAdapter $Vm $VmGuid }
    }
    if ($Build -ge 14393) {
        Invoke-Reader $Troubles 'assigned_devices' { Add-WmiAssigned $Vm $VmGuid }
        Invoke-Reader $Troubles 'security' { Add-WmiSecurity $Vm $VmGuid }
    }
    if ($Build -ge 17763) {
        Invoke-Reader $Troubles 'gpu_partitions' { Add-WmiPartition $Vm $VmGuid }
    }
}

function Add-WmiAdapter {
    param($Vm, [string]$VmGuid)
    $adapters = @(Get-InstanceOfVm 'Msvm_SyntheticFcPort' $VmGuid)
    Add-Fact $Vm 'Vm.fibre_channel_adapters' $adapters.Count
}

function Add-WmiAssigned {
    # What class a device is of cannot be told here.
    param($Vm, [string]$VmGuid)
    $settings = @(Get-OwnSetting 'Msvm_PciExpressSettingData' $VmGuid)
    $devices = @($settings | ForEach-Object { New-Record 'AssignedDevice' })
    Add-Fact $Vm 'Vm.assigned_devices' $devices
}

function Add-WmiPartition {
    param($Vm, [string]$VmGuid)
    $partitions = @(Get-OwnSetting 'Msvm_GpuPartitionSettingData' $VmGuid)
    Add-Fact $Vm 'Vm.gpu_partitions' $partitions.Count
}

function Add-WmiSecurity {
    param($Vm, [string]$VmGuid)
    $security = New-Record 'Security'
    foreach ($setting in @(Get-OwnSetting 'Msvm_SecuritySettingData' $VmGuid)) {
        Add-Fact $security 'Security.vtpm' (Get-Value $setting 'TpmEnabled')
        Add-Fact $security 'Security.shielded' (Get-Value $setting 'ShieldingRequested')
    }
    Add-Part $Vm 'Vm.security' $security
}
