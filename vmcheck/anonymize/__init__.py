"""Inventories without names: what can be told of a fleet without telling whose it is."""
