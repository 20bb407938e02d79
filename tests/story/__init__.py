"""One VM's next backup as a story."""
