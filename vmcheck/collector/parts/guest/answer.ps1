Set-Answer 'vm' { Get-VmId }
Set-Answer 'os' { Get-System }
Set-Answer 'volumes' { Get-VolumeFact }
Set-Answer 'shadow' { Get-ShadowStorage }
Set-Answer 'bitlocker' { Get-Protection }
Set-Answer 'disks' { Get-DiskFact }
Set-Answer 'partitions' { Get-PartitionType }
Set-Answer 'bus' { Get-Bus }
Set-Answer 'places' { Get-Place }
Set-Answer 'pool' { Get-PoolDisk }
Set-Answer 'sessions' { Get-Session }
Set-Answer 'services' { Get-VssService }
Set-Answer 'roles' { Get-Role }
Set-Answer 'member' { Get-ClusterMember }
Set-Answer 'csv' { Get-ClusterVolume }
Set-Answer 'clusterDisks' { Get-ClusterDisk }
Set-Answer 'scope' { Get-ScopeSnapshots }

$Answer['troubles'] = $Troubles
Write-Output $Answer
