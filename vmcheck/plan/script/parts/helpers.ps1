# Whether a name is among those that were asked for. Nobody asked: all are.
function Test-Chosen {
    param([string[]] $List, [string[]] $Name)
    if (-not $List) { return $true }
    foreach ($one in $Name) {
        if ($List -contains $one) { return $true }
    }
    return $false
}

# What is changed, for the messages: names without characters that drive a terminal.
function Get-TargetText {
    param([string] $Computer, [string[]] $Name)
    return ('{0} on {1}' -f ($Name -join ', '), $Computer) -replace '\p{C}', '?'
}

# The VM by its id, or else the only one of its name.
function Get-PlannedVM {
    param([string] $Computer, [string] $Id, [string] $Name)
    if ($Id) {
        $found = @(Get-VM -ComputerName $Computer -Id $Id -ErrorAction Stop)
    } else {
        $found = @(Get-VM -ComputerName $Computer -ErrorAction Stop | Where-Object { $_.Name -eq $Name })
    }
    if ($found.Count -ne 1) {
        throw ('{0} VMs were found where one was expected' -f $found.Count)
    }
    return $found[0]
}

