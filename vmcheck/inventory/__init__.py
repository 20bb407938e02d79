"""Reading inventories: bytes become typed VMs, each with its place."""
