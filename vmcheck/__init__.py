"""vmcheck: which Hyper-V VMs back up online, and what data a host-level backup leaves out."""

from vmcheck.version import __version__

__all__ = ["__version__"]
