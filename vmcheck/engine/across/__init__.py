"""Rules of scope fleet: who takes part in which group of VMs, and who spoils it."""
