"""What build servers run."""
