"""Downtime and data at stake."""
