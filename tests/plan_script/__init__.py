"""Tests of vmcheck plan --script."""
