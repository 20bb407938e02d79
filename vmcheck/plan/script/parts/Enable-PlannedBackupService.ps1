# Turns the backup integration service on. It is found by its id: names differ by language and release.
function Enable-PlannedBackupService {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string] $Id, [string] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $vm = Get-PlannedVM -Computer $Computer -Id $Id -Name $Name
        $service = @(Get-VMIntegrationService -VM $vm -ErrorAction Stop |
            Where-Object { $_.Id -like '*5CED1297-4598-4915-A5FC-AD21BB4D02A4' })
        if ($service.Count -ne 1) { throw 'the backup integration service was not found' }
        if ($service[0].Enabled) { return }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: turn the backup integration service on' -f $Rule))) {
            $ConfirmPreference = 'None'
            Enable-VMIntegrationService -VMIntegrationService $service -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

