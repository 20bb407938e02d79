"""Tests of the sources: foreign exports read as inventories."""
