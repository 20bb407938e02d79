# Registers Hyper-V's VSS writer with Windows Server Backup (Microsoft Support, KB 958662).
function Register-PlannedWriter {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Computer, [string[]] $Name, [string] $Rule)
    if (-not (Test-Chosen -List $VMName -Name $Name)) { return }
    $target = Get-TargetText -Computer $Computer -Name $Name
    try {
        if ($PSCmdlet.ShouldProcess($target, ('{0}: register the Hyper-V writer in the registry' -f $Rule))) {
            Invoke-Command -ComputerName $Computer -ErrorAction Stop -ScriptBlock {
                $ErrorActionPreference = 'Stop'
                $key = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\WindowsServerBackup' +
                    '\Application Support\{66841CD4-6DED-4F4B-8F17-FD23F8DDC3DE}'
                if (-not (Test-Path -LiteralPath $key)) { New-Item -Path $key -Force | Out-Null }
                $value = @{ Name = 'Application Identifier'; Value = 'Hyper-V'; PropertyType = 'String' }
                New-ItemProperty -LiteralPath $key @value -Force | Out-Null
            }
        }
    } catch {
        Write-Error -Message ('{0} {1}: {2}' -f $Rule, $target, $_.Exception.Message)
    }
}

