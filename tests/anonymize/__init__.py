"""Tests of vmcheck convert --anonymize."""
