"""Plans: what they promise, in which order, and how they are shown."""
