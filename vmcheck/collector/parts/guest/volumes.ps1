# Volumes: fixed disks (DriveType 3) and optical drives (5).

function Get-VolumeFact {
    foreach ($volume in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_Volume')) {
        $kind = Get-Number $volume 'DriveType'
        if ($kind -eq 3 -or $kind -eq 5) {
            $found = @{}
            $found['key'] = Get-VolumeKey $volume
            $found['mount'] = ConvertTo-Mount (Get-Text $volume 'Name')
            $found['filesystem'] = Get-Text $volume 'FileSystem'
            $found['size'] = Get-Number $volume 'Capacity'
            $found['free'] = Get-Number $volume 'FreeSpace'
            $found['kind'] = $kind
            $found['boot'] = Get-Value $volume 'BootVolume'
            $found['system'] = Get-Value $volume 'SystemVolume'
            $found['letter'] = Get-Text $volume 'DriveLetter'
            Write-Output $found
        }
    }
}

function Get-ShadowStorage {
    # Which volume holds the shadow copies of which; a volume without an entry holds its own.
    foreach ($area in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_ShadowStorage')) {
        $found = @{}
        $found['of'] = Get-VolumeKey (Get-Value $area 'Volume')
        $found['on'] = Get-VolumeKey (Get-Value $area 'DiffVolume')
        Write-Output $found
    }
}

function Get-Protection {
    # BitLocker. Without its namespace no volume can be protected.
    if (Test-Namespace 'root\CIMV2\Security\MicrosoftVolumeEncryption') {
        foreach ($volume in @(Get-Instance -Namespace $EncryptionNamespace -Class 'Win32_EncryptableVolume')) {
            $found = @{}
            $found['key'] = Get-VolumeKey $volume
            $found['status'] = Get-Number $volume 'ProtectionStatus'
            Write-Output $found
        }
    }
}
