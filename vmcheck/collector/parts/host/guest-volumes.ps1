# Volumes and iSCSI LUNs inside a guest.

$EfiPartition = '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}'
$RecoveryPartition = '{de94bba4-06d1-4d40-a16a-bfd50179d6ac}'

function Get-Entry {
    # The entry of a group that is about a volume; null where there is none.
    param($Answer, [string]$About, [string]$Property, $Key)
    foreach ($entry in @(Get-Group $Answer $About)) {
        if ($null -ne $Key -and (Get-Text $entry $Property) -eq $Key) {
            return $entry
        }
    }
    return $null
}

function Add-GuestVolume {
    param($Vm, $Guest, $Answer)
    if (-not $Answer.Contains('volumes')) {
        return
    }
    $volumes = New-Object -TypeName System.Collections.ArrayList
    foreach ($found in @(Get-Group $Answer 'volumes')) {
        $key = Get-Text $found 'key'
        $place = Get-Entry $Answer 'places' 'key' $key
        $volume = New-Record 'GuestVolume'
        Add-Fact $volume 'GuestVolume.mount' (Get-Text $found 'mount')
        Add-Fact $volume 'GuestVolume.role' (Get-VolumeRole $found $place)
        if ((Get-Number $found 'kind') -eq 3) {
            $lock = Get-LockState $Answer $found $key
            Add-Fact $volume 'GuestVolume.bitlocker' $lock
            Add-Fact $volume 'GuestVolume.filesystem' (Get-FileSystem $found $lock)
            Add-Fact $volume 'GuestVolume.size_bytes' (Get-Number $found 'size')
            Add-Fact $volume 'GuestVolume.free_bytes' (Get-Number $found 'free')
            Add-Fact $volume 'GuestVolume.shadow_storage' (Get-ShadowMount $Answer $found $key)
            Add-Fact $volume 'GuestVolume.disk' (Get-DiskOfVolume $Vm $Answer $place)
        }
        [void]$volumes.Add($volume)
    }
    Add-Fact $Guest 'Guest.volumes' $volumes
}

function Get-VolumeRole {
    param($Found, $Place)
    $type = [string](Get-Value $Place 'type')
    if ((Get-Number $Found 'kind') -eq 5) {
        return 'Optical'
    }
    if ($type -eq $EfiPartition) {
        return 'EfiSystem'
    }
    if ($type -eq $RecoveryPartition) {
        return 'Recovery'
    }
    if (Get-Value $Found 'boot') {
        return 'Boot'
    }
    if (Get-Value $Found 'system') {
        if ($null -eq (Get-Text $Found 'letter')) {
            return 'SystemReserved'
        }
        return 'System'
    }
    return 'Data'
}

function Get-LockState {
    # 0 is off, 1 is on, 2 cannot be told: the volume is locked if it shows no file system either.
    param($Answer, $Found, $Key)
    if (-not $Answer.Contains('bitlocker')) {
        return $null
    }
    $entry = Get-Entry $Answer 'bitlocker' 'key' $Key
    $status = Get-Number $entry 'status'
    if ($null -eq $entry -or $status -eq 0) {
        return 'Off'
    }
    if ($status -eq 1) {
        return 'On'
    }
    if ($null -eq (Get-Text $Found 'filesystem')) {
        return 'Locked'
    }
    return $null
}

function Get-FileSystem {
    # A volume without one is RAW, if it is certain that no lock hides it.
    param($Found, $Lock)
    $name = Get-Text $Found 'filesystem'
    if ($null -eq $name -and @('Off', 'On') -contains $Lock) {
        return 'RAW'
    }
    return $name
}

function Get-ShadowMount {
    # Where the shadow copies of a volume are kept: on itself, unless an entry says otherwise.
    param($Answer, $Found, $Key)
    if (-not $Answer.Contains('shadow')) {
        return $null
    }
    $entry = Get-Entry $Answer 'shadow' 'of' $Key
    if ($null -eq $entry) {
        return (Get-Text $Found 'mount')
    }
    $holder = Get-Entry $Answer 'volumes' 'key' (Get-Text $entry 'on')
    return (Get-Text $holder 'mount')
}

function Get-DiskOfVolume {
    param($Vm, $Answer, $Place)
    $index = Get-Number $Place 'disk'
    if ($null -eq $index) {
        return $null
    }
    foreach ($disk in @(Get-Group $Answer 'disks')) {
        if ((Get-Number $disk 'index') -eq $index) {
            return (Get-DiskOfVm $Vm $Answer $disk)
        }
    }
    return $null
}

function Add-GuestLun {
    # A LUN for each disk of a session; a session whose disks are not told counts as one.
    param($Guest, $Answer)
    if (-not $Answer.Contains('sessions')) {
        return
    }
    $luns = New-Object -TypeName System.Collections.ArrayList
    foreach ($session in @(Get-Group $Answer 'sessions')) {
        $numbers = @(Get-Group $session 'disks')
        if ($numbers.Count -eq 0) {
            $numbers = @(-1)
        }
        foreach ($number in $numbers) {
            $lun = New-Record 'IscsiDisk'
            Add-Fact $lun 'IscsiDisk.target' (Get-Text $session 'target')
            Add-Fact $lun 'IscsiDisk.size_bytes' (Get-Number (Get-Entry $Answer 'disks' 'index' $number) 'size')
            $place = Get-Entry $Answer 'places' 'disk' $number
            $volume = Get-Entry $Answer 'volumes' 'key' (Get-Text $place 'key')
            Add-Fact $lun 'IscsiDisk.mount' (Get-Text $volume 'mount')
            [void]$luns.Add($lun)
        }
    }
    Add-Fact $Guest 'Guest.iscsi_disks' $luns
}
