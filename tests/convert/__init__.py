"""Tests of vmcheck convert."""
