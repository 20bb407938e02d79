"""Findings that somebody accepted, with a reason: vmcheck-suppressions.toml. The verdict stays as it is."""
