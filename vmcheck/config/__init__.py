"""Configuration: vmcheck.toml or [tool.vmcheck] in pyproject.toml, profiles, and what wins over what."""
