# The guest's own failover cluster, by its service and by WMI.

function Get-ClusterMember {
    # Whether the guest is a node of a cluster; nothing where it cannot be told.
    $state = Get-ServiceState 'ClusSvc'
    if ($state -eq 'Running') {
        Write-Output $true
    }
    elseif ($state -eq 'Missing' -or $state -eq 'Disabled') {
        Write-Output $false
    }
    elseif ($state -eq 'Stopped' -and (Test-Path -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Services\ClusSvc\Parameters')) {
        Write-Output $true
    }
}

function Get-ClusterVolume {
    if ((Get-ServiceState 'ClusSvc') -eq 'Running') {
        foreach ($volume in @(Get-Instance -Namespace 'root\MSCluster' -Class 'MSCluster_ClusterSharedVolume')) {
            Write-Output (Get-Text $volume 'Name')
        }
    }
}

function Get-ClusterDisk {
    # The state of each clustered disk; the name of the type is the same in every language.
    if ((Get-ServiceState 'ClusSvc') -eq 'Running') {
        $resources = @(Get-Instance -Namespace 'root\MSCluster' -Class 'MSCluster_Resource' -Filter "Type='Physical Disk'")
        foreach ($resource in $resources) {
            Write-Output (Get-Number $resource 'State')
        }
    }
}
