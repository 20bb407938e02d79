# Here the script itself begins: it reads one host after the other and writes the document.

function Get-Target {
    # The hosts to read; without a wish, this one.
    if ($Cluster) {
        Get-Node | ForEach-Object { $_.Name }
    }
    if ($ComputerName) {
        $ComputerName
    }
    if (-not $Cluster -and -not $ComputerName) {
        $env:COMPUTERNAME
    }
}

function Get-Node {
    # The nodes of the cluster. Its WMI answers only to calls that are encrypted.
    $place = @{}
    $place['ErrorAction'] = 'Stop'
    if (Get-Command -Name 'Get-ClusterNode' -ErrorAction SilentlyContinue) {
        Get-ClusterNode -Cluster $Cluster @place
        return
    }
    $place['ComputerName'] = $Cluster
    $place['Namespace'] = 'root\MSCluster'
    if (Get-Command -Name 'Get-WmiObject' -ErrorAction SilentlyContinue) {
        Get-WmiObject -Class 'MSCluster_Node' -Authentication PacketPrivacy @place
    }
    else {
        Get-CimInstance -ClassName 'MSCluster_Node' @place
    }
}

function Get-Collected {
    # What a host gave. No session outlasts this call.
    param([string]$Target)
    if (@($env:COMPUTERNAME, 'localhost', '.') -contains $Target) {
        & $HostCollector $GuestCredential $GuestTransport
    }
    else {
        $call = @{}
        $call['ComputerName'] = $Target
        $call['ScriptBlock'] = $HostCollector
        $call['ArgumentList'] = @($GuestCredential, $GuestTransport)
        $call['ErrorAction'] = 'Stop'
        if ($null -ne $Credential) {
            $call['Credential'] = $Credential
        }
        Invoke-Command @call
    }
}

function ConvertTo-AsciiJson {
    # A JSON string of what may hold anything: all but plain letters is escaped.
    param([string]$Text)
    $plain = $Text -replace '[\ud800-\udfff]', '?'
    $escaped = [regex]::Replace($plain, '[^A-Za-z0-9 .,:;()_\[\]/-]', { '\u{0:x4}' -f [int][char]$args[0].Value })
    return '"' + $escaped + '"'
}

$invariant = [System.Globalization.CultureInfo]::InvariantCulture
$hosts = New-Object -TypeName System.Collections.ArrayList
$vms = New-Object -TypeName System.Collections.ArrayList
$failed = New-Object -TypeName System.Collections.ArrayList
$collectedAt = [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', $invariant)

foreach ($target in @(Get-Target | Sort-Object -Unique)) {
    try {
        $tables = @(Get-Collected $target | Where-Object { $_ -is [System.Collections.IDictionary] })
        $answers = @($tables | Where-Object { $_['collector'] -eq 'vmcheck' })
        if ($answers.Count -eq 0) {
            throw 'The host gave no answer.'
        }
        [void]$hosts.Add([string]$answers[0]['host'])
        foreach ($vm in @($answers[0]['vms'])) {
            [void]$vms.Add([string]$vm)
        }
    }
    catch {
        $about = ConvertTo-AsciiJson "host $target"
        $reason = ConvertTo-AsciiJson $_.Exception.Message
        [void]$failed.Add('{"fact": ' + $about + ', "message": ' + $reason + '}')
        Write-Warning "$target could not be read: $($_.Exception.Message)"
    }
}
