"""The findings a fleet had when the gate was switched on: vmcheck-baseline.json. Only new ones close it."""
