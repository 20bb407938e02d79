"""Pages about rules and about the course of a backup: for the terminal and for docs/."""
