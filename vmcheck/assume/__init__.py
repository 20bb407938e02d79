"""Declared assumptions: facts that count where nobody collected them, and what rests on them."""
