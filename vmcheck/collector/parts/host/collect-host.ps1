# The host and all its VMs.

function Get-HostRecord {
    param([string]$HostName, [int]$Build, $Troubles)
    $theHost = New-Record 'Host'
    Add-Fact $theHost 'Host.name' $HostName
    Invoke-Reader $Troubles 'host.release' { Add-Release $theHost }
    Invoke-Reader $Troubles 'host.vss_writer' { Add-Writer $theHost }
    Invoke-Reader $Troubles 'host.wsb_writer_registered' { Add-Registration $theHost }
    Invoke-Reader $Troubles 'host.vss_provider' { Add-Provider $theHost }
    Invoke-Reader $Troubles 'host.hotfixes' { Add-Hotfix $theHost }
    Invoke-Reader $Troubles 'host.volumes' { Add-HostVolume $theHost }
    Invoke-Reader $Troubles 'host.tcp_chimney' { Add-Chimney $theHost }
    Invoke-Reader $Troubles 'host.automount' { Add-Automount $theHost }
    Invoke-Reader $Troubles 'host.cluster_functional_level_current' { Add-FunctionalLevel $theHost $Build }
    Invoke-Reader $Troubles 'host.backup_job' { Add-BackupJob $theHost }
    if ($Troubles.Count -gt 0) {
        Add-Fact $theHost 'Host.x-errors' $Troubles
    }
    return $theHost
}

function Test-Module {
    # Whether the Hyper-V module can be used. Server 2008 and 2008 R2 have none.
    if (@(Get-Module -Name 'Hyper-V' -ListAvailable).Count -eq 0) {
        return $false
    }
    try {
        Import-Module -Name 'Hyper-V' -ErrorAction Stop
        return $true
    }
    catch {
        return $false
    }
}

function Get-Machine {
    # The VMs, by the module or by WMI. The host itself is among the systems of WMI; its name is no GUID.
    param([bool]$ByModule)
    if ($ByModule) {
        Hyper-V\Get-VM -ErrorAction Stop | Sort-Object -Property 'Name', 'Id'
    }
    elseif ($null -eq $VirtualizationNamespace) {
        throw 'Hyper-V is not installed.'
    }
    else {
        $systems = @(Get-Instance -Namespace $VirtualizationNamespace -Class 'Msvm_ComputerSystem')
        $systems | Where-Object { $_.Name -match "^$GuidPattern$" } | Sort-Object -Property 'ElementName', 'Name'
    }
}

function Get-FailedVm {
    # A VM of which nothing is known but its name, and why.
    param($Machine, [string]$HostName, $Reason)
    $name = Get-Text $Machine 'ElementName'
    if ($null -eq $name) {
        $name = Get-Text $Machine 'Name'
    }
    $vm = New-Record 'Vm'
    $troubles = New-Object -TypeName System.Collections.ArrayList
    Add-Trouble $troubles 'everything' $Reason
    Add-Fact $vm 'Vm.name' $name
    Add-Fact $vm 'Vm.host' $HostName
    Add-Fact $vm 'Vm.x-errors' $troubles
    return $vm
}

function Get-VmText {
    # The VMs as JSON, one by one, so that only the text of what was read stays in memory.
    param([string]$HostName, [int]$Build)
    $byModule = Test-Module
    $machines = @(Get-Machine $byModule)
    $done = 0
    foreach ($machine in $machines) {
        $percent = [int](100 * $done / $machines.Count)
        Write-Progress -Activity "Reading $HostName" -Status "$done of $($machines.Count)" -PercentComplete $percent
        try {
            if ($byModule) {
                $text = ConvertTo-JsonText (Get-ModuleVm $machine $HostName)
            }
            else {
                $text = ConvertTo-JsonText (Get-WmiVm $machine $HostName $Build)
            }
        }
        catch {
            $text = ConvertTo-JsonText (Get-FailedVm $machine $HostName $_)
        }
        Write-Output $text
        $done++
    }
    Write-Progress -Activity "Reading $HostName" -Status "$done" -Completed
}

$thisHost = $env:COMPUTERNAME
$thisBuild = Get-Build
$collected = @{}
$collected['collector'] = 'vmcheck'
$collected['vms'] = @()
$hostTroubles = New-Object -TypeName System.Collections.ArrayList
Invoke-Reader $hostTroubles 'all VMs' { $collected['vms'] = @(Get-VmText $thisHost $thisBuild) }
$collected['host'] = ConvertTo-JsonText (Get-HostRecord $thisHost $thisBuild $hostTroubles)
Write-Output $collected
