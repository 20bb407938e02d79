"""Any input that vmcheck reads, written in its own format."""
