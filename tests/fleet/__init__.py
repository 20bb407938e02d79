"""Rules that look at more than one VM."""
