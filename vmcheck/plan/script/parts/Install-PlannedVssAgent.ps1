# Installs the File Server VSS Agent Service. Of a clustered file server every node needs it.
function Install-PlannedVssAgent {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        $feature = Get-WindowsFeature -Name 'FS-VSS-Agent' -ComputerName $Computer -ErrorAction Stop
        if ($feature.Installed) { return }
        if ($PSCmdlet.ShouldProcess($target, ('{0}: install the File Server VSS Agent Service' -f $Rule))) {
            $ConfirmPreference = 'None'
            Install-WindowsFeature -Name 'FS-VSS-Agent' -ComputerName $Computer -ErrorAction Stop
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

