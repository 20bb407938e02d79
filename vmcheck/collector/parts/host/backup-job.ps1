# The job of Windows Server Backup. Other products keep theirs to themselves.

function Add-BackupJob {
    # On 2008 and 2008 R2 the commands come in a snap-in, later in a module.
    param($TheHost)
    if (-not (Test-Command 'Get-WBPolicy')) {
        if (-not (Test-Command 'Get-PSSnapin')) {
            return
        }
        $registered = @(Get-PSSnapin -Registered -ErrorAction SilentlyContinue | ForEach-Object { $_.Name })
        if ($registered -notcontains 'Windows.ServerBackup') {
            return
        }
        Add-PSSnapin -Name 'Windows.ServerBackup' -ErrorAction Stop
    }
    $policy = Get-WBPolicy -ErrorAction Stop
    if ($null -eq $policy) {
        return
    }
    $job = New-Record 'BackupJob'
    Add-Fact $job 'BackupJob.name' 'Windows Server Backup'
    Add-Fact $job 'BackupJob.requestor' 'WindowsServerBackup'
    if (Test-Command 'Get-WBBareMetalRecovery') {
        Add-Fact $job 'BackupJob.bare_metal_recovery' ([bool](Get-WBBareMetalRecovery -Policy $policy))
    }
    Add-Selection $job $policy
    Add-Part $TheHost 'Host.backup_job' $job
}

function Add-Selection {
    # Volumes, or VMs. A job that picks files out of volumes selects neither.
    param($Job, $Policy)
    $volumes = @(Get-WBVolume -Policy $Policy | ForEach-Object { Get-VolumeName $_ } | Where-Object { $_ })
    $machines = @()
    if (Test-Command 'Get-WBVirtualMachine') {
        $machines = @(Get-WBVirtualMachine -Policy $Policy | ForEach-Object { Get-MachineName $_ } | Where-Object { $_ })
    }
    $files = @(Get-WBFileSpec -Policy $Policy)
    if ($machines.Count -gt 0) {
        Add-Fact $Job 'BackupJob.vms' $machines
    }
    if ($volumes.Count -gt 0 -or ($machines.Count -eq 0 -and $files.Count -eq 0)) {
        Add-Fact $Job 'BackupJob.volumes' $volumes
    }
}

function Get-VolumeName {
    param($Volume)
    return (ConvertTo-Mount (Get-Text $Volume 'MountPath'))
}

function Get-MachineName {
    # The id where there is one: names may be given twice.
    param($Machine)
    $match = [regex]::Match([string](Get-Value $Machine 'VMId'), $GuidPattern)
    if ($match.Success) {
        return $match.Value
    }
    return (Get-Text $Machine 'VMName')
}
