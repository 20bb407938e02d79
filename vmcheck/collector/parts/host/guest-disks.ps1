# Disks inside a guest, and which of the VM's disks they are.

$DynamicTypes = @('Logical Disk Manager', 'GPT: Logical Disk Manager Data', 'GPT: Logical Disk Manager Metadata')
$BasicTypes = @('Installable File System', 'MS-DOS V4 Huge', 'GPT: Basic Data')
$SpacesBus = 16

function Get-Group {
    # The values of an answer under one key; nothing where the guest could not give it.
    param($Answer, [string]$About)
    foreach ($value in @(Get-Value $Answer $About)) {
        if ($null -ne $value) {
            Write-Output $value
        }
    }
}

function Add-GuestDisk {
    param($Vm, $Guest, $Answer)
    if (-not ($Answer.Contains('disks') -and $Answer.Contains('partitions'))) {
        return
    }
    $disks = New-Object -TypeName System.Collections.ArrayList
    foreach ($found in @(Get-Group $Answer 'disks')) {
        $bus = Get-BusNumber $Answer (Get-Number $found 'index')
        if ($bus -ne $SpacesBus) {
            $disk = New-Record 'GuestDisk'
            Add-Fact $disk 'GuestDisk.disk' (Get-DiskOfVm $Vm $Answer $found)
            Add-Fact $disk 'GuestDisk.layout' (Get-Layout $Answer (Get-Number $found 'index'))
            Add-Fact $disk 'GuestDisk.bus' (Get-BusWord $found $bus)
            [void]$disks.Add($disk)
        }
    }
    Add-PoolDisk $disks $Answer
    Add-Fact $Guest 'Guest.disks' $disks
}

function Add-PoolDisk {
    # Disks of Storage Spaces pools that the guest does not show among its disks. Where it could not be asked
    # for them, one disk of which nothing is known stands for those there may be.
    param($Disks, $Answer)
    $shown = @(Get-Group $Answer 'disks' | ForEach-Object { Get-Number $_ 'index' })
    foreach ($found in @(Get-Group $Answer 'pool')) {
        if ($shown -notcontains (Get-Number $found 'index')) {
            $disk = New-Record 'GuestDisk'
            Add-Fact $disk 'GuestDisk.layout' 'StorageSpaces'
            Add-Fact $disk 'GuestDisk.bus' (Get-PoolBusWord (Get-Number $found 'bus'))
            [void]$Disks.Add($disk)
        }
    }
    if (-not $Answer.Contains('pool')) {
        [void]$Disks.Add((New-Record 'GuestDisk'))
    }
}

function Get-PoolBusWord {
    # Which other buses are the virtual ones of Hyper-V cannot be told without a device id.
    param($Bus)
    if ($Bus -eq 9) {
        return 'iSCSI'
    }
    if ($Bus -eq 15) {
        return 'FileBackedVirtual'
    }
    return $null
}

function Get-BusNumber {
    # MSFT_Disk.BusType; null where the guest has no such class.
    param($Answer, $Index)
    foreach ($disk in @(Get-Group $Answer 'bus')) {
        if ((Get-Number $disk 'index') -eq $Index) {
            return (Get-Number $disk 'bus')
        }
    }
    return $null
}

function Get-BusWord {
    # 9 is iSCSI, 15 a virtual hard disk that the guest itself has mounted.
    param($Found, $Bus)
    if ($null -eq $Bus) {
        return $null
    }
    if ($Bus -eq 9) {
        return 'iSCSI'
    }
    if ($Bus -eq 15) {
        return 'FileBackedVirtual'
    }
    if (Test-VirtualDevice $Found) {
        return 'Virtual'
    }
    return 'Other'
}

function Test-VirtualDevice {
    # The device ids that Hyper-V gives its disks; they are in no language.
    param($Found)
    $device = [string](Get-Value $Found 'device')
    return ($device -like 'SCSI\DISK&VEN_MSFT&PROD_VIRTUAL_DISK*' -or $device -like 'IDE\DISKVIRTUAL_HD*')
}

function Get-Layout {
    # Dynamic by one partition of the Logical Disk Manager. Basic only if a partition says so.
    param($Answer, $Index)
    $pooled = @(Get-Group $Answer 'pool' | ForEach-Object { Get-Number $_ 'index' })
    if ($pooled -contains $Index) {
        return 'StorageSpaces'
    }
    $partitions = @(Get-Group $Answer 'partitions' | Where-Object { (Get-Number $_ 'disk') -eq $Index })
    $types = @($partitions | ForEach-Object { Get-Text $_ 'type' })
    if (@($types | Where-Object { $DynamicTypes -contains $_ }).Count -gt 0) {
        return 'Dynamic'
    }
    if (@($types | Where-Object { $BasicTypes -contains $_ }).Count -gt 0) {
        return 'Basic'
    }
    return $null
}

function Get-DiskOfVm {
    # With one SCSI controller the logical unit is the position on it. One IDE disk alone is that one.
    # Everything else is left open.
    param($Vm, $Answer, $Found)
    $bus = Get-BusNumber $Answer (Get-Number $Found 'index')
    if ($null -eq $bus -or $bus -eq 9 -or $bus -eq 15) {
        return $null
    }
    $device = [string](Get-Value $Found 'device')
    $known = @(@($Vm['disks']) | Where-Object { $null -ne $_ } | ForEach-Object { $_['id'] })
    if ($device -like 'SCSI\DISK&VEN_MSFT&PROD_VIRTUAL_DISK*' -and $Vm['scsi_controllers'] -eq 1) {
        $id = 'SCSI 0:' + (Get-Text $Found 'unit')
        if ($known -contains $id) {
            return $id
        }
    }
    if ($device -like 'IDE\DISKVIRTUAL_HD*') {
        $ide = @($known | Where-Object { $_ -like 'IDE *' })
        $seen = @(Get-Group $Answer 'disks' | Where-Object { ([string](Get-Value $_ 'device')) -like 'IDE\DISKVIRTUAL_HD*' })
        if ($ide.Count -eq 1 -and $seen.Count -eq 1) {
            return $ide[0]
        }
    }
    return $null
}
