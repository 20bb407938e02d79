# Reading values: from objects that have fewer properties on older releases.

$HasCim = $null -ne (Get-Command -Name 'Get-CimInstance' -ErrorAction SilentlyContinue)

function Get-Value {
    # The value of a property or of a key; null where there is none.
    param($From, [string]$Name)
    if ($null -eq $From) {
        return $null
    }
    if ($From -is [System.Collections.IDictionary]) {
        return $From[$Name]
    }
    $property = $From.PSObject.Properties[$Name]
    if ($null -eq $property) {
        return $null
    }
    return $property.Value
}

function Get-Text {
    # A text that is not empty; null otherwise.
    param($From, [string]$Name)
    $value = Get-Value $From $Name
    if ($null -eq $value) {
        return $null
    }
    $text = ([string]$value).Trim()
    if ($text.Length -eq 0) {
        return $null
    }
    return $text
}

function Get-Number {
    # A whole number; null where there is none.
    param($From, [string]$Name)
    $value = Get-Value $From $Name
    if ($null -eq $value) {
        return $null
    }
    return [int64]$value
}

function Get-Instance {
    # Instances of a WMI class. PowerShell 7 has no Get-WmiObject, PowerShell 2.0 no Get-CimInstance.
    param([string]$Namespace, [string]$Class, [string]$Filter)
    $query = @{}
    $query['Namespace'] = $Namespace
    $query['ErrorAction'] = 'Stop'
    if ($Filter) {
        $query['Filter'] = $Filter
    }
    if ($HasCim) {
        Get-CimInstance -ClassName $Class @query
    }
    else {
        Get-WmiObject -Class $Class @query
    }
}

function Test-Command {
    param([string]$Name)
    return $null -ne (Get-Command -Name $Name -ErrorAction SilentlyContinue)
}

function Test-Namespace {
    # Whether a WMI namespace exists: each level is asked of the one above.
    param([string]$Path)
    $names = $Path.Split('\')
    $above = $names[0]
    for ($index = 1; $index -lt $names.Count; $index++) {
        $name = $names[$index]
        $found = @(Get-Instance -Namespace $above -Class '__NAMESPACE' -Filter "Name='$name'")
        if ($found.Count -eq 0) {
            return $false
        }
        $above = "$above\$name"
    }
    return $true
}

function Get-RegistryNumber {
    # A number in the registry; null where there is no such value.
    param([string]$Key, [string]$Name)
    if (-not (Test-Path -LiteralPath $Key)) {
        return $null
    }
    $values = Get-ItemProperty -LiteralPath $Key -ErrorAction Stop
    return Get-Number $values $Name
}

function ConvertTo-Choice {
    # The word that the inventory has for a number, or for a value of an enumeration; null for others.
    param([hashtable]$Words, $Value)
    if ($null -eq $Value -or $Value -is [string]) {
        return $null
    }
    $wide = [int64]$Value
    if ($wide -lt 0 -or $wide -gt [int]::MaxValue) {
        return $null
    }
    $number = [int]$wide
    return $Words[$number]
}

function ConvertTo-Mount {
    # D: for D:\, and no backslash at the end of a mounted folder.
    param($Name)
    if ($null -eq $Name) {
        return $null
    }
    return ([string]$Name).TrimEnd('\')
}
