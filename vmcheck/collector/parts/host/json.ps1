# JSON text. Windows PowerShell 2.0 has no ConvertTo-Json, and that of 5.1 cuts off what lies deep.
# Only ASCII is written, so that no redirection can spoil a name; lone surrogates are no characters.

$InvariantCulture = [System.Globalization.CultureInfo]::InvariantCulture

function Add-JsonString {
    param([System.Text.StringBuilder]$Builder, [string]$Text)
    $escaped = $Text.Replace('\', '\\').Replace('"', '\"')
    [void]$Builder.Append('"')
    if (-not [regex]::IsMatch($escaped, '[^\x20-\x7e]')) {
        [void]$Builder.Append($escaped)
    }
    else {
        for ($index = 0; $index -lt $escaped.Length; $index++) {
            $code = [int]$escaped[$index]
            $low = 0
            if ($index + 1 -lt $escaped.Length) {
                $low = [int]$escaped[$index + 1]
            }
            if ($code -ge 0x20 -and $code -le 0x7e) {
                [void]$Builder.Append($escaped[$index])
            }
            elseif ($code -ge 0xd800 -and $code -le 0xdbff -and $low -ge 0xdc00 -and $low -le 0xdfff) {
                [void]$Builder.Append('\u' + $code.ToString('x4', $InvariantCulture))
                [void]$Builder.Append('\u' + $low.ToString('x4', $InvariantCulture))
                $index++
            }
            elseif ($code -ge 0xd800 -and $code -le 0xdfff) {
                [void]$Builder.Append('\ufffd')
            }
            else {
                [void]$Builder.Append('\u' + $code.ToString('x4', $InvariantCulture))
            }
        }
    }
    [void]$Builder.Append('"')
}

function Add-JsonRecord {
    param([System.Text.StringBuilder]$Builder, $Record)
    $separator = ''
    [void]$Builder.Append('{')
    foreach ($key in $RecordKeys[$Record['#']]) {
        if ($Record.ContainsKey($key)) {
            [void]$Builder.Append($separator)
            Add-JsonString $Builder $key
            [void]$Builder.Append(': ')
            Add-JsonValue $Builder $Record[$key]
            $separator = ', '
        }
    }
    [void]$Builder.Append('}')
}

function Add-JsonList {
    param([System.Text.StringBuilder]$Builder, $Items)
    $separator = ''
    [void]$Builder.Append('[')
    foreach ($item in $Items) {
        [void]$Builder.Append($separator)
        Add-JsonValue $Builder $item
        $separator = ', '
    }
    [void]$Builder.Append(']')
}

function Add-JsonValue {
    param([System.Text.StringBuilder]$Builder, $Value)
    if ($Value -is [bool]) {
        if ($Value) {
            [void]$Builder.Append('true')
        }
        else {
            [void]$Builder.Append('false')
        }
    }
    elseif ($Value -is [string]) {
        Add-JsonString $Builder $Value
    }
    elseif ($Value -is [hashtable]) {
        Add-JsonRecord $Builder $Value
    }
    elseif ($Value -is [System.Collections.IEnumerable]) {
        Add-JsonList $Builder $Value
    }
    else {
        [void]$Builder.Append([System.Convert]::ToInt64($Value).ToString($InvariantCulture))
    }
}

function ConvertTo-JsonText {
    param($Value)
    $builder = New-Object -TypeName System.Text.StringBuilder
    Add-JsonValue $builder $Value
    return $builder.ToString()
}

function ConvertTo-Timestamp {
    # ISO 8601 in UTC; null where Windows has no date, which it writes as a year of long ago.
    param($Date)
    if ($null -eq $Date) {
        return $null
    }
    $moment = $Date
    if ($Date -is [string]) {
        $moment = [System.Management.ManagementDateTimeConverter]::ToDateTime($Date)
    }
    if ($moment.Year -lt 2000) {
        return $null
    }
    return $moment.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', $InvariantCulture)
}
