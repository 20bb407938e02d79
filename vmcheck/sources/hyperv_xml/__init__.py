"""Reads the configuration files of VMs: the .xml files of Windows Server 2008 to 2012 R2."""
