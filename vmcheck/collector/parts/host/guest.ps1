# A running Windows guest is asked by its own host, and its answer made a part of the inventory.

function Get-GuestAnswer {
    # By PowerShell Direct, then over the network if that is wished; the last error if neither works.
    param([string]$VmGuid, $NetworkName)
    $parameters = Get-Value (Get-Command -Name 'Invoke-Command') 'Parameters'
    $direct = $null -ne $parameters -and $parameters.ContainsKey('VMId')
    $networked = $GuestTransport -ne 'PowerShellDirect'
    $call = @{}
    $call['Credential'] = $GuestCredential
    $call['ScriptBlock'] = $GuestProbe
    $call['ErrorAction'] = 'Stop'
    if ($direct -and $GuestTransport -ne 'WinRM') {
        try {
            return (Get-AnswerTable $VmGuid @(Invoke-Command -VMId $VmGuid @call))
        }
        catch {
            if (-not $networked -or $null -eq $NetworkName) {
                throw
            }
        }
    }
    if (-not $networked -or $null -eq $NetworkName) {
        throw 'The guest cannot be reached: there is no PowerShell Direct, and WinRM was not asked for or has no name.'
    }
    return (Get-AnswerTable $VmGuid @(Invoke-Command -ComputerName $NetworkName @call))
}

function Get-AnswerTable {
    # The one table among what came back. The network name is what a guest says of itself, so it is made
    # sure that the VM that was meant has answered.
    param([string]$VmGuid, $Received)
    foreach ($item in $Received) {
        if ($item -is [System.Collections.IDictionary]) {
            foreach ($id in @(Get-Value $item 'vm')) {
                if ($null -ne $id -and $id -ne $VmGuid) {
                    throw 'Another machine has answered under the network name of the guest.'
                }
            }
            return $item
        }
    }
    throw 'The guest gave no answer.'
}

function Add-GuestAnswer {
    param($Vm, $Guest, $Answer, $Troubles)
    $failed = Get-Value $Answer 'troubles'
    if ($null -ne $failed) {
        foreach ($about in @($failed.Keys | Sort-Object)) {
            Add-Trouble $Troubles "guest ($about)" $failed[$about]
        }
    }
    Invoke-Reader $Troubles 'guest.os' { Add-GuestSystem $Guest $Answer }
    Invoke-Reader $Troubles 'guest.disks' { Add-GuestDisk $Vm $Guest $Answer }
    Invoke-Reader $Troubles 'guest.volumes' { Add-GuestVolume $Vm $Guest $Answer }
    Invoke-Reader $Troubles 'guest.iscsi_disks' { Add-GuestLun $Guest $Answer }
    Invoke-Reader $Troubles 'guest.services' { Add-GuestService $Guest $Answer }
    Invoke-Reader $Troubles 'guest.cluster' { Add-GuestCluster $Guest $Answer }
    if ($Answer.Contains('roles')) {
        Add-Fact $Guest 'Guest.roles' @($Answer['roles'])
    }
    foreach ($scope in @(Get-Value $Answer 'scope')) {
        Add-Fact $Guest 'Guest.scope_snapshots' $scope
    }
}

function Add-GuestSystem {
    # What the guest says of itself is preferred to what it said to the key-value exchange.
    param($Guest, $Answer)
    foreach ($found in @(Get-Value $Answer 'os')) {
        if ($null -ne $found) {
            $system = New-Record 'GuestOs'
            Add-Fact $system 'GuestOs.name' (Get-Text $found 'name')
            Add-Fact $system 'GuestOs.version' (Get-Text $found 'version')
            Add-Fact $system 'GuestOs.product_type' (ConvertTo-Choice $ProductTypeWords (Get-Value $found 'type'))
            Add-Fact $system 'GuestOs.service_pack' (Get-Number $found 'servicePack')
            Add-Part $Guest 'Guest.os' $system
        }
    }
}

function Add-GuestService {
    param($Guest, $Answer)
    $services = New-Record 'GuestServices'
    foreach ($found in @(Get-Value $Answer 'services')) {
        $name = Get-Text $found 'name'
        if ($null -ne $name) {
            Add-Fact $services "GuestServices.$name" (Get-Text $found 'state')
        }
    }
    Add-Part $Guest 'Guest.services' $services
}

function Add-GuestCluster {
    # A cluster on shared disks, unless its volumes may lie on LUNs of the guest's own. A clustered disk
    # that is online, state 2, has one owner.
    param($Guest, $Answer)
    $cluster = New-Record 'GuestCluster'
    $member = $null
    foreach ($value in @(Get-Value $Answer 'member')) {
        $member = $value
    }
    Add-Fact $cluster 'GuestCluster.member' $member
    if ($member -and $Answer.Contains('csv') -and $Answer.Contains('sessions')) {
        $shared = @($Answer['csv']).Count -gt 0
        if (-not $shared -or @($Answer['sessions']).Count -eq 0) {
            Add-Fact $cluster 'GuestCluster.csv_on_shared_disks' $shared
        }
    }
    if ($member -and $Answer.Contains('clusterDisks')) {
        $ill = @(Get-Group $Answer 'clusterDisks' | Where-Object { $_ -ne 2 })
        Add-Fact $cluster 'GuestCluster.healthy' ($ill.Count -eq 0)
    }
    Add-Part $Guest 'Guest.cluster' $cluster
}
