"""Text below the options of a help page."""


def kept(text: str) -> str:
    """A paragraph whose lines click shall not join: it begins with a backspace character."""
    return f"\b\n{text}"


def examples(*commands: str) -> str:
    """Commands to copy."""
    return kept("\n".join(["Examples:", *(f"  {command}" for command in commands)]))
