# Controllers, adapters, devices and security of a VM through the Hyper-V module.

function Add-ModuleController {
    param($Vm, $Machine)
    $controllers = @(Get-VMScsiController -VM $Machine -ErrorAction Stop)
    Add-Fact $Vm 'Vm.scsi_controllers' $controllers.Count
}

function Add-ModuleAdapter {
    param($Vm, $Machine)
    $adapters = @(Get-VMFibreChannelHba -VM $Machine -ErrorAction Stop)
    Add-Fact $Vm 'Vm.fibre_channel_adapters' $adapters.Count
}

function Add-ModulePartition {
    # Server 2019 and later.
    param($Vm, $Machine)
    if (Test-Command 'Get-VMGpuPartitionAdapter') {
        $partitions = @(Get-VMGpuPartitionAdapter -VM $Machine -ErrorAction Stop)
        Add-Fact $Vm 'Vm.gpu_partitions' $partitions.Count
    }
}

function Add-ModuleDevice {
    # Server 2016 and later.
    param($Vm, $Machine)
    if (Test-Command 'Get-VMAssignableDevice') {
        $devices = New-Object -TypeName System.Collections.ArrayList
        foreach ($assigned in @(Get-VMAssignableDevice -VM $Machine -ErrorAction Stop)) {
            $device = New-Record 'AssignedDevice'
            Add-Fact $device 'AssignedDevice.class' (Get-DeviceClass (Get-Text $assigned 'InstanceID'))
            [void]$devices.Add($device)
        }
        Add-Fact $Vm 'Vm.assigned_devices' $devices
    }
}

function Get-DeviceClass {
    # By the PCI class code in the compatible ids: 01 is mass storage, 03 a display controller.
    param($InstanceId)
    if ($null -eq $InstanceId) {
        return $null
    }
    $filter = "DeviceID='" + $InstanceId.Replace('\', '\\').Replace("'", "\'") + "'"
    foreach ($entity in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_PnPEntity' -Filter $filter)) {
        foreach ($id in @(Get-Value $entity 'CompatibleID')) {
            $match = [regex]::Match([string]$id, '[\\&]CC_([0-9A-Fa-f]{2})')
            if ($match.Success) {
                $code = $match.Groups[1].Value
                if ($code -eq '01') {
                    return 'Storage'
                }
                if ($code -eq '03') {
                    return 'Gpu'
                }
                return 'Other'
            }
        }
    }
    return $null
}

function Add-ModuleSecurity {
    # Server 2016 and later.
    param($Vm, $Machine)
    if (Test-Command 'Get-VMSecurity') {
        $found = Get-VMSecurity -VM $Machine -ErrorAction Stop
        $security = New-Record 'Security'
        Add-Fact $security 'Security.vtpm' (Get-Value $found 'TpmEnabled')
        Add-Fact $security 'Security.shielded' (Get-Value $found 'Shielded')
        Add-Part $Vm 'Vm.security' $security
    }
}
