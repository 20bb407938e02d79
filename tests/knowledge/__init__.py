"""Tests of vmcheck; the folders mirror the package."""
