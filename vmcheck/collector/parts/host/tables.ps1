# What numbers mean. Windows gives numbers in every language; names it may translate.

$ReleaseOfBuild = @{
    6001 = '2008'
    6002 = '2008'
    6003 = '2008'
    7600 = '2008R2'
    7601 = '2008R2'
    9200 = '2012'
    9600 = '2012R2'
    14393 = '2016'
    17763 = '2019'
    20348 = '2022'
    26100 = '2025'
}

# Msvm_ComputerSystem.EnabledState, of both namespaces, and VMState.
$StateWords = @{
    2 = 'Running'
    3 = 'Off'
    6 = 'Saved'
    9 = 'Paused'
    32768 = 'Paused'
    32769 = 'Saved'
}

# Msvm_VirtualSystemSettingData.UserSnapshotType and CheckpointType.
$CheckpointTypeWords = @{
    2 = 'Disabled'
    3 = 'Production'
    4 = 'ProductionOnly'
    5 = 'Standard'
}

$SnapshotTypeWords = @{
    0 = 'Standard'
    1 = 'Recovery'
    2 = 'Planned'
    5 = 'Missing'
    6 = 'Replica'
    7 = 'AppConsistentReplica'
    8 = 'SyncedReplica'
}

# Msvm_VirtualSystemSettingData.VirtualSystemType, behind Microsoft:Hyper-V:Snapshot:
$SnapshotKindWords = @{
    'Realized' = 'Standard'
    'Recovery' = 'Recovery'
    'Planned' = 'Planned'
    'Missing' = 'Missing'
    'Replica:Standard' = 'Replica'
    'Replica:ApplicationConsistent' = 'AppConsistentReplica'
}

$ControllerTypeWords = @{
    0 = 'IDE'
    1 = 'SCSI'
}

$VhdTypeWords = @{
    2 = 'Fixed'
    3 = 'Dynamic'
    4 = 'Differencing'
}

$VhdFormatWords = @{
    2 = 'VHD'
    3 = 'VHDX'
    4 = 'VHDSet'
}

$VhdSuffixWords = @{
    '.vhd' = 'VHD'
    '.vhdx' = 'VHDX'
    '.vhds' = 'VHDSet'
}

$ReplicationModeWords = @{
    0 = 'None'
    1 = 'Primary'
    2 = 'Replica'
    3 = 'TestReplica'
    4 = 'ExtendedReplica'
}

$ReplicationHealthWords = @{
    1 = 'Normal'
    2 = 'Warning'
    3 = 'Critical'
}

# EnabledState of the settings of an integration service.
$EnabledWords = @{
    2 = $true
    3 = $false
}

# OperationalStatus of an integration service.
$ServiceStatusWords = @{
    2 = 'OK'
    3 = 'Degraded'
    7 = 'NonRecoverable'
    12 = 'NoContact'
    13 = 'LostCommunication'
}

# The second OperationalStatus: whether it says that the protocols do not match.
$ProtocolMismatchWords = @{
    2 = $false
    32775 = $true
    32782 = $false
    32783 = $false
    32784 = $false
}

# Msvm_SummaryInformation.IntegrationServicesVersionState.
$UpToDateWords = @{
    1 = $true
    2 = $false
}

# Win32_OperatingSystem.ProductType, and ProductType of the key-value exchange.
$ProductTypeWords = @{
    1 = 'Workstation'
    2 = 'DomainController'
    3 = 'Server'
}

# State of a cluster group. A group that is partly online, or on its way, is neither.
$GroupOnlineWords = @{
    0 = $true
    1 = $false
    2 = $false
}

$BackupServiceGuid = '5CED1297-4598-4915-A5FC-AD21BB4D02A4'
$HyperVWriterGuid = '66841CD4-6DED-4F4B-8F17-FD23F8DDC3DE'
$IdeControllerGuid = '83F8638B-8DCA-4152-9EDA-2CA8B33039B4'
$GuidPattern = '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}'
