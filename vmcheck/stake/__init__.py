"""What a backup puts at stake: VMs that are interrupted and for how long, data that is left out."""
