# The parts of an inventory and the order of their keys. Nothing else is ever written.

$RecordKeys = @{
    'Host' = @(
        'name',
        'release',
        'client',
        'vss_writer',
        'wsb_writer_registered',
        'vss_provider',
        'hotfixes',
        'volumes',
        'tcp_chimney',
        'automount',
        'cluster_functional_level_current',
        'backup_job',
        'x-errors'
    )
    'VssProvider' = @('type')
    'HostVolume' = @('path', 'volume_id', 'filesystem', 'csv', 'size_bytes', 'free_bytes')
    'BackupJob' = @('name', 'requestor', 'volumes', 'vms', 'bare_metal_recovery')
    'Vm' = @(
        'name',
        'id',
        'host',
        'state',
        'generation',
        'configuration_version',
        'configuration_path',
        'snapshot_path',
        'smart_paging_path',
        'clustered',
        'cluster_group_online',
        'last_successful_backup',
        'memory_bytes',
        'integration_services',
        'scsi_controllers',
        'fibre_channel_adapters',
        'gpu_partitions',
        'assigned_devices',
        'disks',
        'checkpoints',
        'checkpoint_type',
        'replication',
        'security',
        'guest',
        'x-errors'
    )
    'IntegrationServices' = @('installed', 'version', 'up_to_date', 'backup')
    'BackupService' = @('enabled', 'status', 'protocol_mismatch')
    'AssignedDevice' = @('class')
    'Disk' = @('id', 'attachment', 'path', 'format', 'provisioning', 'parents', 'shared', 'size_bytes')
    'Checkpoint' = @('name', 'type')
    'Replication' = @('mode', 'state', 'health')
    'Security' = @('vtpm', 'shielded')
    'Guest' = @('os', 'disks', 'volumes', 'iscsi_disks', 'services', 'cluster', 'roles', 'scope_snapshots')
    'GuestOs' = @('name', 'version', 'product_type', 'service_pack')
    'GuestDisk' = @('disk', 'layout', 'bus')
    'GuestVolume' = @(
        'mount',
        'filesystem',
        'size_bytes',
        'free_bytes',
        'role',
        'shadow_storage',
        'disk',
        'bitlocker'
    )
    'IscsiDisk' = @('target', 'size_bytes', 'mount')
    'GuestServices' = @('VSS', 'swprv', 'COMSysApp', 'EventSystem', 'MSDTC', 'RpcSs', 'SENS', 'vmicvss')
    'GuestCluster' = @('member', 'csv_on_shared_disks', 'healthy')
    'Trouble' = @('fact', 'message')
}

function New-Record {
    # A part of the inventory without facts.
    param([string]$Kind)
    $record = @{}
    $record['#'] = $Kind
    return $record
}

function Add-Fact {
    # Notes a fact, written Kind.key. Null is a fact that was not collected: it is left out.
    param($Record, [string]$Fact, $Value)
    $names = $Fact.Split('.')
    $kind = $names[0]
    $key = $names[1]
    if ($Record['#'] -cne $kind -or -not ($RecordKeys[$kind] -ccontains $key)) {
        throw "The collector knows no fact $Fact."
    }
    if ($null -ne $Value) {
        $Record[$key] = $Value
    }
}

function Add-Part {
    # Notes a part if it holds a fact.
    param($Record, [string]$Fact, $Part)
    if ($Part.Count -gt 1) {
        Add-Fact $Record $Fact $Part
    }
}

function Add-Trouble {
    # Notes what could not be read, and why.
    param($Troubles, [string]$About, $Reason)
    $message = [string]$Reason
    if ($Reason -is [System.Management.Automation.ErrorRecord]) {
        $message = $Reason.Exception.Message
    }
    $message = ($message -replace '\s+', ' ').Trim()
    if ($message.Length -gt 300) {
        $message = $message.Substring(0, 300)
    }
    $trouble = New-Record 'Trouble'
    Add-Fact $trouble 'Trouble.fact' $About
    Add-Fact $trouble 'Trouble.message' $message
    [void]$Troubles.Add($trouble)
}

function Invoke-Reader {
    # Reads a group of facts. What goes wrong is noted, and the next group is read.
    param($Troubles, [string]$About, [scriptblock]$Reader)
    try {
        [void](& $Reader)
    }
    catch {
        Add-Trouble $Troubles $About $_
    }
}
