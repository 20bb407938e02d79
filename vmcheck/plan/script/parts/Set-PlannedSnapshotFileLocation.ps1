# Sets the Snapshot File Location. Hyper-V accepts that only while the VM has no snapshots.
function Set-PlannedSnapshotFileLocation {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string] $Id, [string] $Folder, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        if ($vm.SnapshotFileLocation -eq $Folder) { return }
        if (@(Get-VMSnapshot -VM $vm -ErrorAction Stop).Count -gt 0) { throw 'the VM has snapshots' }
        $shown = $Folder -replace '\p{C}', '?'
        if ($PSCmdlet.ShouldProcess($target, ('{0}: set the Snapshot File Location to {1}' -f $Rule, $shown))) {
            $ConfirmPreference = 'None'
            Set-VM -VM $vm -SnapshotFileLocation $Folder -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

