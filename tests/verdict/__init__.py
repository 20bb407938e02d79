"""Tests of the verdict and of coverage."""
