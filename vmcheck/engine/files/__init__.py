"""Rule files and the pack: their shape, reading them, and what is wrong with them."""
