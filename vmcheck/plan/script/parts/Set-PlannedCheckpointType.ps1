# Sets what kind of checkpoints a VM takes.
function Set-PlannedCheckpointType {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string] $Id, [string] $Type, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        if ($vm.CheckpointType -eq $Type) { return }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: set the checkpoint type to {1}' -f $Rule, $Type))) {
            $ConfirmPreference = 'None'
            Set-VM -VM $vm -CheckpointType $Type -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

