# One line for each host and each VM, so that versions of the file can be compared.
$lines = New-Object -TypeName System.Collections.ArrayList
[void]$lines.Add('{')
[void]$lines.Add('"schema_version": 1,')
[void]$lines.Add('"collected_at": "' + $collectedAt + '",')
[void]$lines.Add('"hosts": [')
[void]$lines.Add([string]::Join(",`r`n", [string[]]$hosts.ToArray()))
[void]$lines.Add('],')
if ($failed.Count -gt 0) {
    [void]$lines.Add('"x-errors": [')
    [void]$lines.Add([string]::Join(",`r`n", [string[]]$failed.ToArray()))
    [void]$lines.Add('],')
}
[void]$lines.Add('"vms": [')
[void]$lines.Add([string]::Join(",`r`n", [string[]]$vms.ToArray()))
[void]$lines.Add(']')
[void]$lines.Add('}')
$document = [string]::Join("`r`n", [string[]]$lines.ToArray())

$incomplete = @(@($hosts.ToArray()) + @($vms.ToArray()) | Where-Object { $_.Contains('"x-errors": [') }).Count
if ($incomplete -gt 0) {
    Write-Warning "Of $incomplete hosts and VMs something could not be read: see x-errors in the inventory."
}

if ($Path) {
    $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    $encoding = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
    [System.IO.File]::WriteAllText($file, $document + "`r`n", $encoding)
}
else {
    Write-Output $document
}
