"""The speed and memory claims, each measured by one command: ``python -m benchmarks.run``."""
