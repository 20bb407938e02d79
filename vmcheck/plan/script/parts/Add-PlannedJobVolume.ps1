# Adds a volume to the schedule of Windows Server Backup. Older backups are never given up for it.
function Add-PlannedJobVolume {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param([string] $Computer, [string] $Volume, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        if ($PSCmdlet.ShouldProcess($target, ('{0}: add {1} to the backup schedule' -f $Rule, $Volume))) {
            Invoke-Command -ComputerName $Computer -ErrorAction Stop -ArgumentList $Volume -ScriptBlock {
                param([string] $Volume)
                $ErrorActionPreference = 'Stop'
                $policy = Get-WBPolicy -Editable
                if ($null -eq $policy) { throw 'Windows Server Backup has no schedule on this host' }
                $added = @(Get-WBVolume -VolumePath $Volume)
                if ($added.Count -ne 1) { throw ('{0} was not found' -f $Volume) }
                $there = @(Get-WBVolume -Policy $policy | Where-Object { $_.MountPath -eq $added[0].MountPath })
                if ($there.Count -eq 0) {
                    Add-WBVolume -Policy $policy -Volume $added | Out-Null
                    Set-WBPolicy -Policy $policy -Force | Out-Null
                }
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

