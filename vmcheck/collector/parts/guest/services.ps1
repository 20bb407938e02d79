# Services by their names, which no language changes.

$VssServices = @('VSS', 'swprv', 'COMSysApp', 'EventSystem', 'MSDTC', 'RpcSs', 'SENS', 'vmicvss')

function Get-ServiceState {
    # Running, Stopped, Disabled or Missing; null while a service starts or stops.
    param([string]$Name)
    $found = @(Get-Service -Name $Name -ErrorAction SilentlyContinue)
    if ($found.Count -eq 0) {
        return 'Missing'
    }
    $status = [int]$found[0].Status
    if ($status -eq 4) {
        return 'Running'
    }
    $start = Get-RegistryNumber "HKLM:\SYSTEM\CurrentControlSet\Services\$Name" 'Start'
    if ($start -eq 4) {
        return 'Disabled'
    }
    if ($status -eq 1) {
        return 'Stopped'
    }
    return $null
}

function Get-VssService {
    foreach ($name in $VssServices) {
        $found = @{}
        $found['name'] = $name
        $found['state'] = Get-ServiceState $name
        Write-Output $found
    }
}

function Get-Role {
    # Roles whose data VSS writers look after.
    if (@(Get-Service -Name 'NTDS', 'ADAM_*' -ErrorAction SilentlyContinue).Count -gt 0) {
        Write-Output 'ActiveDirectory'
    }
    if (@(Get-Service -Name 'MSSQLSERVER', 'MSSQL$*' -ErrorAction SilentlyContinue).Count -gt 0) {
        Write-Output 'SqlServer'
    }
    if (@(Get-Service -Name 'MSExchangeIS' -ErrorAction SilentlyContinue).Count -gt 0) {
        Write-Output 'Exchange'
    }
    $shares = @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_Share' -Filter 'Type=0')
    $own = @($shares | Where-Object { @('SYSVOL', 'NETLOGON') -notcontains $_.Name -and $_.Name -notlike '*$' })
    if ($own.Count -gt 0) {
        Write-Output 'FileServer'
    }
}
