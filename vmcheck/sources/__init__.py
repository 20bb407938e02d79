"""Foreign exports, read as inventories: one folder for each kind of source."""
