# Everything below runs on the host: here, or there through PowerShell remoting.
param($GuestCredential, [string]$GuestTransport)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
