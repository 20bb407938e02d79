# Disks and partitions. MSFT_Disk is there from Windows 8 and Server 2012 on.

function Get-DiskFact {
    foreach ($disk in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_DiskDrive')) {
        $found = @{}
        $found['index'] = Get-Number $disk 'Index'
        $found['device'] = Get-Text $disk 'PNPDeviceID'
        $found['unit'] = Get-Number $disk 'SCSILogicalUnit'
        $found['size'] = Get-Number $disk 'Size'
        Write-Output $found
    }
}

function Get-PartitionType {
    foreach ($partition in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_DiskPartition')) {
        $found = @{}
        $found['disk'] = Get-Number $partition 'DiskIndex'
        $found['type'] = Get-Text $partition 'Type'
        Write-Output $found
    }
}

function Get-Bus {
    if (Test-Namespace 'root\Microsoft\Windows\Storage') {
        foreach ($disk in @(Get-Instance -Namespace $StorageNamespace -Class 'MSFT_Disk')) {
            $found = @{}
            $found['index'] = Get-Number $disk 'Number'
            $found['bus'] = Get-Number $disk 'BusType'
            Write-Output $found
        }
    }
}

function Get-Place {
    # Which disk and partition a volume lies on.
    if (Test-Namespace 'root\Microsoft\Windows\Storage') {
        foreach ($partition in @(Get-Instance -Namespace $StorageNamespace -Class 'MSFT_Partition')) {
            foreach ($path in @(Get-Value $partition 'AccessPaths')) {
                $key = Get-VolumeKey $path
                if ($null -ne $key) {
                    $found = @{}
                    $found['key'] = $key
                    $found['disk'] = Get-Number $partition 'DiskNumber'
                    $found['type'] = Get-Text $partition 'GptType'
                    Write-Output $found
                }
            }
        }
    }
}

function Get-PoolDisk {
    # Disks of a Storage Spaces pool. Win32_DiskDrive no longer shows them.
    if (Test-Namespace 'root\Microsoft\Windows\Storage') {
        $pools = @(Get-Instance -Namespace $StorageNamespace -Class 'MSFT_StoragePool')
        foreach ($pool in @($pools | Where-Object { -not (Get-Value $_ 'IsPrimordial') })) {
            foreach ($disk in @(Get-CimAssociatedInstance -InputObject $pool -ResultClassName 'MSFT_PhysicalDisk')) {
                $found = @{}
                $found['index'] = Get-Number $disk 'DeviceId'
                $found['bus'] = Get-Number $disk 'BusType'
                Write-Output $found
            }
        }
    }
}
