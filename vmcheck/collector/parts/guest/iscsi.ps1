# Sessions of the guest's own iSCSI initiator. One whose service does not run has none.

function Get-Session {
    $running = @(Get-Service -Name 'MSiSCSI' -ErrorAction SilentlyContinue | Where-Object { [int]$_.Status -ne 1 })
    if ($running.Count -gt 0) {
        foreach ($session in @(Get-Instance -Namespace 'root\wmi' -Class 'MSiSCSIInitiator_SessionClass')) {
            $numbers = @()
            foreach ($device in @(Get-Value $session 'Devices')) {
                if ($null -ne $device) {
                    $numbers += Get-Number $device 'DeviceNumber'
                }
            }
            $found = @{}
            $found['target'] = Get-Text $session 'TargetName'
            $found['disks'] = $numbers
            Write-Output $found
        }
    }
}
