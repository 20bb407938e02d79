# Volumes of the host. Fixed disks are of DriveType 3.

$KnownFileSystems = @('NTFS', 'ReFS', 'CSVFS', 'FAT', 'FAT32', 'exFAT')

function Add-HostVolume {
    param($TheHost)
    $volumes = New-Object -TypeName System.Collections.ArrayList
    foreach ($found in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_Volume' -Filter 'DriveType=3')) {
        $path = ConvertTo-Mount (Get-Text $found 'Name')
        if ($path) {
            $filesystem = Get-KnownFileSystem (Get-Text $found 'FileSystem')
            $volume = New-Record 'HostVolume'
            Add-Fact $volume 'HostVolume.path' $path
            Add-Fact $volume 'HostVolume.volume_id' (Get-Text $found 'DeviceID')
            Add-Fact $volume 'HostVolume.filesystem' $filesystem
            Add-Fact $volume 'HostVolume.csv' ($filesystem -eq 'CSVFS' -or $path -match '^[A-Za-z]:\\ClusterStorage\\')
            Add-Fact $volume 'HostVolume.size_bytes' (Get-Number $found 'Capacity')
            Add-Fact $volume 'HostVolume.free_bytes' (Get-Number $found 'FreeSpace')
            [void]$volumes.Add($volume)
        }
    }
    Add-Fact $TheHost 'Host.volumes' $volumes
    Add-ClusterVolume $volumes
}

function Get-KnownFileSystem {
    # The inventory's spelling of a file system; null for others.
    param($Name)
    foreach ($known in $KnownFileSystems) {
        if ($known -eq $Name) {
            return $known
        }
    }
    return $null
}

function Add-ClusterVolume {
    # Server 2008 R2 shows Cluster Shared Volumes among the cluster's objects alone.
    param($Volumes)
    if (Test-Namespace 'root\MSCluster') {
        $shown = @($Volumes | ForEach-Object { $_['path'] })
        foreach ($found in @(Get-Instance -Namespace 'root\MSCluster' -Class 'MSCluster_ClusterSharedVolume')) {
            $path = ConvertTo-Mount (Get-Text $found 'Name')
            if ($path -match '^[A-Za-z]:\\' -and $shown -notcontains $path) {
                $volume = New-Record 'HostVolume'
                Add-Fact $volume 'HostVolume.path' $path
                Add-Fact $volume 'HostVolume.volume_id' (Get-Text $found 'VolumeName')
                Add-Fact $volume 'HostVolume.csv' $true
                [void]$Volumes.Add($volume)
            }
        }
    }
}
