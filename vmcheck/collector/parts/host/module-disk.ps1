# Disks of a VM through the Hyper-V module, and the virtual hard disks behind them.

function Add-ModuleDisk {
    param($Vm, $Machine, $Troubles)
    $disks = New-Object -TypeName System.Collections.ArrayList
    foreach ($drive in @(Get-VMHardDiskDrive -VM $Machine -ErrorAction Stop)) {
        [void]$disks.Add((Get-ModuleDisk $drive $Troubles))
    }
    Add-Fact $Vm 'Vm.disks' $disks
}

function Get-ModuleDisk {
    param($Drive, $Troubles)
    $disk = New-Record 'Disk'
    $controller = ConvertTo-Choice $ControllerTypeWords (Get-Value $Drive 'ControllerType')
    Add-Slot $disk $controller (Get-Number $Drive 'ControllerNumber') (Get-Number $Drive 'ControllerLocation')
    Add-Fact $disk 'Disk.shared' (Get-Value $Drive 'SupportPersistentReservations')
    $number = Get-Number $Drive 'DiskNumber'
    $file = Get-Text $Drive 'Path'
    if ($null -ne $number -and $number -lt 4294967295) {
        Add-Fact $disk 'Disk.attachment' 'passthrough'
        Invoke-Reader $Troubles 'disks[].size_bytes' { Add-PhysicalSize $disk $number }
    }
    elseif ($null -ne $file -and $file -match '\.(a?vhdx?|vhds)$') {
        Add-FileFact $disk $file
        Invoke-Reader $Troubles 'disks[].provisioning' { Add-VhdFact $disk $file }
    }
    return $disk
}

function Add-PhysicalSize {
    param($Disk, $Number)
    $drives = @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_DiskDrive' -Filter "Index=$Number")
    foreach ($drive in $drives) {
        Add-Fact $Disk 'Disk.size_bytes' (Get-Number $drive 'Size')
    }
}

function Add-VhdFact {
    # On shared storage only the node that runs the VM can open a file in use.
    param($Disk, [string]$File)
    $vhd = Get-VHD -Path $File -ErrorAction Stop
    $format = ConvertTo-Choice $VhdFormatWords (Get-Value $vhd 'VhdFormat')
    Add-Fact $Disk 'Disk.format' $format
    Add-Fact $Disk 'Disk.provisioning' (ConvertTo-Choice $VhdTypeWords (Get-Value $vhd 'VhdType'))
    Add-Fact $Disk 'Disk.size_bytes' (Get-Number $vhd 'Size')
    $parents = New-Object -TypeName System.Collections.ArrayList
    $parent = Get-Text $vhd 'ParentPath'
    while ($null -ne $parent) {
        if ($parents.Count -ge 256) {
            throw "The chain of parents of $File does not end."
        }
        [void]$parents.Add($parent)
        $vhd = Get-VHD -Path $parent -ErrorAction Stop
        $parent = Get-Text $vhd 'ParentPath'
    }
    Add-Fact $Disk 'Disk.parents' $parents
}
