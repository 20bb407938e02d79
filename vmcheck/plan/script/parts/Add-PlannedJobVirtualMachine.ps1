# Adds a VM to the schedule of Windows Server Backup. Older backups are never given up for it.
function Add-PlannedJobVirtualMachine {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param([string] $Computer, [string] $VirtualMachine, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        if ($PSCmdlet.ShouldProcess($target, ('{0}: add the VM to the backup schedule' -f $Rule))) {
            Invoke-Command -ComputerName $Computer -ErrorAction Stop -ArgumentList $VirtualMachine -ScriptBlock {
                param([string] $VirtualMachine)
                $ErrorActionPreference = 'Stop'
                $policy = Get-WBPolicy -Editable
                if ($null -eq $policy) { throw 'Windows Server Backup has no schedule on this host' }
                $added = @(Get-WBVirtualMachine | Where-Object { $_.VMName -eq $VirtualMachine })
                if ($added.Count -ne 1) { throw ('{0} VMs of this name were found' -f $added.Count) }
                $there = @(Get-WBVirtualMachine -Policy $policy | Where-Object { $_.VMName -eq $VirtualMachine })
                if ($there.Count -eq 0) {
                    Add-WBVirtualMachine -Policy $policy -VirtualMachine $added | Out-Null
                    Set-WBPolicy -Policy $policy -Force | Out-Null
                }
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

