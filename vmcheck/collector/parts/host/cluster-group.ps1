# Whether a VM is a role of the host's cluster, by WMI: that needs no module.

$ClusterTable = @{}

function Get-ClusterResourceOfVm {
    # The cluster's resources of a VM; the name of the type is the same in every language.
    param([string]$VmGuid)
    if (-not $ClusterTable.ContainsKey('resources')) {
        $found = @()
        if (Test-Namespace 'root\MSCluster') {
            $found = @(Get-Instance -Namespace 'root\MSCluster' -Class 'MSCluster_Resource' -Filter "Type='Virtual Machine'")
        }
        $ClusterTable['resources'] = $found
    }
    foreach ($resource in $ClusterTable['resources']) {
        $private = Get-Value $resource 'PrivateProperties'
        if (([string](Get-Value $private 'VmID')) -eq $VmGuid) {
            Write-Output $resource
        }
    }
}

function Add-ClusterFact {
    param($Vm, [string]$VmGuid)
    $resources = @(Get-ClusterResourceOfVm $VmGuid)
    Add-Fact $Vm 'Vm.clustered' ($resources.Count -gt 0)
    foreach ($resource in $resources) {
        $name = Get-Text $resource 'OwnerGroup'
        if ($null -ne $name) {
            $filter = "Name='" + $name.Replace('\', '\\').Replace("'", "\'") + "'"
            foreach ($group in @(Get-Instance -Namespace 'root\MSCluster' -Class 'MSCluster_ResourceGroup' -Filter $filter)) {
                $state = Get-Value $group 'State'
                Add-Fact $Vm 'Vm.cluster_group_online' (ConvertTo-Choice $GroupOnlineWords $state)
            }
        }
    }
}
