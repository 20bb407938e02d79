"""What VMs become by changes."""
