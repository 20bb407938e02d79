"""Tests of vmcheck reconcile."""
