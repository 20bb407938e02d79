# This part runs inside a Windows guest. It gives one table of plain values.
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$Answer = @{}
$Troubles = @{}
