# Adds a SCSI controller to a VM that has none. The VM must be off: a running one is shut down by its guest
# and started again, if -AllowShutdown was given; it is never turned off hard.
function Add-PlannedScsiController {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param([string] $Computer, [string] $Id, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        if (@(Get-VMScsiController -VM $vm -ErrorAction Stop).Count -gt 0) { return }
        $running = $vm.State -eq 'Running'
        if (-not $running -and $vm.State -ne 'Off') { throw ('the VM is {0}, it must be off' -f $vm.State) }
        if ($running -and -not $AllowShutdown) {
            Write-Warning -Message ('{0} {1}: the VM runs; -AllowShutdown was not given' -f $Rule, $target)
            return
        }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: add a SCSI controller, with the VM off' -f $Rule))) {
            $ConfirmPreference = 'None'
            if ($running) { Stop-VM -VM $vm -ErrorAction Stop }
            try {
                Add-VMScsiController -VM $vm -ErrorAction Stop
            } finally {
                if ($running) { Start-VM -VM $vm -ErrorAction Stop }
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

