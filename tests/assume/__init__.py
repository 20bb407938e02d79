"""Tests of declared assumptions."""
