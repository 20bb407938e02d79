"""The samples, through the real command line."""
