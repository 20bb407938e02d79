# Reads a group of values under its name. What goes wrong is noted, and the next group is read.

function Set-Answer {
    param([string]$About, [scriptblock]$Reader)
    try {
        $Answer[$About] = @(& $Reader)
    }
    catch {
        $Troubles[$About] = $_.Exception.Message
    }
}

function Get-VolumeKey {
    # The GUID of a volume, from its path or from a WMI reference to it; null where there is none.
    param($Reference)
    $text = Get-Text $Reference 'DeviceID'
    if ($null -eq $text) {
        $text = [string]$Reference
    }
    $match = [regex]::Match($text, 'Volume\{([0-9A-Fa-f-]+)\}')
    if (-not $match.Success) {
        return $null
    }
    return $match.Groups[1].Value.ToLowerInvariant()
}

$StorageNamespace = 'root\Microsoft\Windows\Storage'
$EncryptionNamespace = 'root\CIMV2\Security\MicrosoftVolumeEncryption'
