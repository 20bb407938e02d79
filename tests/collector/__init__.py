"""The collector's script: it cannot be run here, so its tree is read."""
