# WMI instances of Hyper-V, each class read once and sorted by VM.

$VirtualizationNamespace = $null
if (Test-Namespace 'root\virtualization\v2') {
    $VirtualizationNamespace = 'root\virtualization\v2'
}
elseif (Test-Namespace 'root\virtualization') {
    $VirtualizationNamespace = 'root\virtualization'
}
$InstanceTables = @{}

function Get-VmGuid {
    # The GUID of the VM that an instance belongs to, in capitals; null for those of the host.
    param($Instance)
    foreach ($name in @('VirtualSystemIdentifier', 'SystemName', 'InstanceID', 'Name')) {
        $match = [regex]::Match([string](Get-Value $Instance $name), $GuidPattern)
        if ($match.Success) {
            return $match.Value.ToUpperInvariant()
        }
    }
    return $null
}

function Get-InstanceTable {
    param([string]$Class)
    $table = @{}
    foreach ($instance in @(Get-Instance -Namespace $VirtualizationNamespace -Class $Class)) {
        $guid = Get-VmGuid $instance
        if ($null -ne $guid) {
            if (-not $table.ContainsKey($guid)) {
                $table[$guid] = New-Object -TypeName System.Collections.ArrayList
            }
            [void]$table[$guid].Add($instance)
        }
    }
    return $table
}

function Get-InstanceOfVm {
    # The instances of a class that belong to a VM.
    param([string]$Class, [string]$VmGuid)
    if (-not $InstanceTables.ContainsKey($Class)) {
        $InstanceTables[$Class] = Get-InstanceTable $Class
    }
    $table = $InstanceTables[$Class]
    if ($table.ContainsKey($VmGuid)) {
        foreach ($instance in $table[$VmGuid]) {
            Write-Output $instance
        }
    }
}

function Get-OwnSetting {
    # Settings of the VM itself, not of its checkpoints: their InstanceID begins with the VM's GUID.
    param([string]$Class, [string]$VmGuid)
    $beginning = "Microsoft:$VmGuid"
    foreach ($setting in @(Get-InstanceOfVm $Class $VmGuid)) {
        if (([string](Get-Value $setting 'InstanceID')) -like "$beginning*") {
            Write-Output $setting
        }
    }
}
