"""Reads CSV files through a column map, which says what fact each column holds."""
