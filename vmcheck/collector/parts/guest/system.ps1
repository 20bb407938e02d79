# The operating system, and what the registry says of System Restore.

function Get-System {
    foreach ($system in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_OperatingSystem')) {
        $found = @{}
        $found['name'] = Get-Text $system 'Caption'
        $found['version'] = Get-Text $system 'Version'
        $found['type'] = Get-Number $system 'ProductType'
        $found['servicePack'] = Get-Number $system 'ServicePackMajorVersion'
        Write-Output $found
    }
}

function Get-VmId {
    # The id of the VM as its host wrote it into the registry of the guest.
    $key = 'HKLM:\SOFTWARE\Microsoft\Virtual Machine\Guest\Parameters'
    if (Test-Path -LiteralPath $key) {
        $id = Get-Text (Get-ItemProperty -LiteralPath $key) 'VirtualMachineId'
        if ($null -ne $id) {
            Write-Output $id.Trim('{', '}')
        }
    }
}

function Get-ScopeSnapshots {
    $key = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SystemRestore'
    $number = Get-RegistryNumber $key 'ScopeSnapshots'
    if ($null -ne $number) {
        Write-Output ($number -ne 0)
    }
}
