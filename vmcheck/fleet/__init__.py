"""Rules that look at more than one VM: collected as the VMs stream by, answered at the end."""
