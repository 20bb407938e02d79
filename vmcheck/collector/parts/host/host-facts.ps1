# The host: its release, its Hyper-V VSS writer, its volumes.

function Add-Release {
    # A build that is none of a Windows Server release tells none; a client has no server release.
    param($TheHost)
    foreach ($system in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_OperatingSystem')) {
        $type = Get-Number $system 'ProductType'
        if ($null -ne $type) {
            Add-Fact $TheHost 'Host.client' ($type -eq 1)
        }
        if ($type -gt 1) {
            $build = [int](Get-Number $system 'BuildNumber')
            Add-Fact $TheHost 'Host.release' $ReleaseOfBuild[$build]
        }
    }
}

function Get-Build {
    foreach ($system in @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_OperatingSystem')) {
        return [int](Get-Number $system 'BuildNumber')
    }
}

function Add-Writer {
    # vssadmin translates its text, but not the writer's GUID and the number of its state: [1] is stable,
    # 2 to 5 is a backup at work, and what lies above has failed.
    # What it writes to its error stream is no error of the collector's.
    param($TheHost)
    $ErrorActionPreference = 'Continue'
    $lines = @(& "$env:SystemRoot\System32\vssadmin.exe" list writers 2>&1 | ForEach-Object { [string]$_ })
    $text = [string]::Join("`n", $lines)
    $guids = [regex]::Matches($text, $GuidPattern)
    if ($LASTEXITCODE -ne 0 -or $guids.Count -eq 0) {
        throw "vssadmin list writers ended with $LASTEXITCODE and listed no writer."
    }
    $start = $text.IndexOf($HyperVWriterGuid, [System.StringComparison]::OrdinalIgnoreCase)
    if ($start -lt 0) {
        Add-Fact $TheHost 'Host.vss_writer' 'Missing'
        return
    }
    $match = [regex]::Match($text.Substring($start), '\[([0-9]+)\]')
    if ($match.Success) {
        $state = [int]$match.Groups[1].Value
        if ($state -eq 1) {
            Add-Fact $TheHost 'Host.vss_writer' 'Stable'
        }
        elseif ($state -gt 5) {
            Add-Fact $TheHost 'Host.vss_writer' 'Failed'
        }
    }
}

function Add-Registration {
    # KB958662: the writer's key under the settings of Windows Server Backup.
    param($TheHost)
    $root = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\WindowsServerBackup\Application Support'
    Add-Fact $TheHost 'Host.wsb_writer_registered' (Test-Path -LiteralPath "$root\{$HyperVWriterGuid}")
}

function Add-Provider {
    # Types: 1 system, 2 software, 3 hardware, 4 file shares. With others installed, the job chooses.
    param($TheHost)
    $providers = @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_ShadowProvider')
    $others = @($providers | Where-Object { @(2, 3) -contains (Get-Number $_ 'Type') })
    if ($providers.Count -gt 0 -and $others.Count -eq 0) {
        $provider = New-Record 'VssProvider'
        Add-Fact $provider 'VssProvider.type' 'System'
        Add-Part $TheHost 'Host.vss_provider' $provider
    }
}

function Add-Hotfix {
    param($TheHost)
    $updates = @(Get-Instance -Namespace 'root\cimv2' -Class 'Win32_QuickFixEngineering')
    $names = @($updates | ForEach-Object { Get-Text $_ 'HotFixID' })
    $numbered = @($names | Where-Object { $_ -match '^KB[0-9]+' } | Sort-Object -Unique)
    Add-Fact $TheHost 'Host.hotfixes' $numbered
}

function Add-Automount {
    # The mount manager mounts new volumes unless NoAutoMount is 1.
    param($TheHost)
    $off = Get-RegistryNumber 'HKLM:\SYSTEM\CurrentControlSet\Services\mountmgr' 'NoAutoMount'
    Add-Fact $TheHost 'Host.automount' ($off -ne 1)
}

function Add-Chimney {
    # Server 2012 and later. The names are those of the enumeration, which no language changes; its third
    # one, Automatic, leaves it to the adapter.
    param($TheHost)
    if (Test-Command 'Get-NetOffloadGlobalSetting') {
        foreach ($setting in @(Get-NetOffloadGlobalSetting -ErrorAction Stop)) {
            $chimney = [string](Get-Value $setting 'Chimney')
            if (@('Enabled', 'Disabled') -contains $chimney) {
                Add-Fact $TheHost 'Host.tcp_chimney' ($chimney -eq 'Enabled')
            }
        }
    }
}

function Add-FunctionalLevel {
    # 8 is Server 2012 R2, 9 is 2016, 10 is 2019. What later releases count as was not found documented.
    param($TheHost, [int]$Build)
    if ($Build -ge 14393 -and (Test-Namespace 'root\MSCluster')) {
        foreach ($cluster in @(Get-Instance -Namespace 'root\MSCluster' -Class 'MSCluster_Cluster')) {
            $level = Get-Number $cluster 'ClusterFunctionalLevel'
            if ($null -ne $level) {
                if ($level -lt 9 -or ($Build -ge 17763 -and $level -lt 10)) {
                    Add-Fact $TheHost 'Host.cluster_functional_level_current' $false
                }
                elseif ($Build -lt 20348) {
                    Add-Fact $TheHost 'Host.cluster_functional_level_current' $true
                }
            }
        }
    }
}
