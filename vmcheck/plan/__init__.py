"""What to change in a fleet, in which order, and what each step buys, confirmed by the engine."""
