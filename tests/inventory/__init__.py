"""Tests of reading inventories."""
