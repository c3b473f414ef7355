"""Agreements: where the text speaks of them, between whom, from when to when, and how they stand."""
