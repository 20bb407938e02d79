"""The plan as a PowerShell script: what can be scripted safely, and the rest as comments."""
