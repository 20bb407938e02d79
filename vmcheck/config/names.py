"""Names of the files that configuration is read from."""

CONFIG = "vmcheck.toml"
PYPROJECT = "pyproject.toml"
SUPPRESSIONS = "vmcheck-suppressions.toml"
