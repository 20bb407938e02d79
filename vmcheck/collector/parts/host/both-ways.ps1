# Facts of a VM that WMI gives whether or not the Hyper-V module is there.

function Add-KeyValueFact {
    # What the guest says of itself through the key-value exchange; only while it runs.
    param($Guest, [string]$VmGuid)
    $values = @{}
    foreach ($component in @(Get-InstanceOfVm 'Msvm_KvpExchangeComponent' $VmGuid)) {
        foreach ($item in @(Get-Value $component 'GuestIntrinsicExchangeItems')) {
            if ($item) {
                $document = New-Object -TypeName System.Xml.XmlDocument
                $document.XmlResolver = $null
                $document.LoadXml([string]$item)
                $name = $document.SelectSingleNode("/INSTANCE/PROPERTY[@NAME='Name']/VALUE")
                $data = $document.SelectSingleNode("/INSTANCE/PROPERTY[@NAME='Data']/VALUE")
                if ($null -ne $name -and $null -ne $data) {
                    $values[$name.InnerText] = $data.InnerText
                }
            }
        }
    }
    $system = New-Record 'GuestOs'
    Add-Fact $system 'GuestOs.name' (Get-Text $values 'OSName')
    Add-Fact $system 'GuestOs.version' (Get-SystemVersion $values)
    if ([string](Get-Value $values 'ProductType') -match '^[0-9]+$') {
        Add-Fact $system 'GuestOs.product_type' (ConvertTo-Choice $ProductTypeWords (Get-Number $values 'ProductType'))
    }
    if ([string](Get-Value $values 'ServicePackMajor') -match '^[0-9]{1,4}$') {
        Add-Fact $system 'GuestOs.service_pack' (Get-Number $values 'ServicePackMajor')
    }
    Add-Part $Guest 'Guest.os' $system
    Write-Output (Get-Text $values 'FullyQualifiedDomainName')
}

function Get-SystemVersion {
    # 10.0.17763 for Windows, which gives the parts; what it calls itself for others.
    param($Values)
    $major = Get-Text $Values 'OSMajorVersion'
    $minor = Get-Text $Values 'OSMinorVersion'
    $build = Get-Text $Values 'OSBuildNumber'
    if ($null -ne (Get-Text $Values 'ProductType') -and $null -ne $major -and $null -ne $minor) {
        if ($null -ne $build) {
            return "$major.$minor.$build"
        }
        return "$major.$minor"
    }
    return (Get-Text $Values 'OSVersion')
}

function Add-LastBackup {
    param($Vm, [string]$VmGuid)
    foreach ($system in @(Get-InstanceOfVm 'Msvm_ComputerSystem' $VmGuid)) {
        Add-Fact $Vm 'Vm.last_successful_backup' (ConvertTo-Timestamp (Get-Value $system 'LastSuccessfulBackupTime'))
    }
}

function Add-UpToDate {
    # Whether integration services match the host. The text that Get-VM shows of it is translated.
    param($Services, [string]$VmGuid)
    foreach ($summary in @(Get-InstanceOfVm 'Msvm_SummaryInformation' $VmGuid)) {
        $state = Get-Value $summary 'IntegrationServicesVersionState'
        Add-Fact $Services 'IntegrationServices.up_to_date' (ConvertTo-Choice $UpToDateWords $state)
    }
}

function Add-ServiceStatus {
    # Status and second status of the backup service. A status alone is one without a mismatch.
    param($Backup, $Primary, $Secondary)
    $status = ConvertTo-Choice $ServiceStatusWords $Primary
    Add-Fact $Backup 'BackupService.status' $status
    if ($null -ne $status -and $null -eq $Secondary) {
        Add-Fact $Backup 'BackupService.protocol_mismatch' $false
    }
    else {
        Add-Fact $Backup 'BackupService.protocol_mismatch' (ConvertTo-Choice $ProtocolMismatchWords $Secondary)
    }
}

function Add-Slot {
    # IDE 0:1, SCSI 0:3: controller and position of a disk.
    param($Disk, $Controller, $Number, $Location)
    if ($null -ne $Controller -and $null -ne $Number -and $null -ne $Location) {
        Add-Fact $Disk 'Disk.id' "$Controller ${Number}:$Location"
    }
}

function Add-FileFact {
    # What the name of a virtual hard disk tells. Hyper-V opens a file as what its suffix says.
    param($Disk, [string]$File)
    Add-Fact $Disk 'Disk.attachment' 'virtual'
    Add-Fact $Disk 'Disk.path' $File
    $suffix = [regex]::Match($File, '\.[^.\\/]+$').Value
    if ($VhdSuffixWords.ContainsKey($suffix)) {
        Add-Fact $Disk 'Disk.format' $VhdSuffixWords[$suffix]
    }
}
