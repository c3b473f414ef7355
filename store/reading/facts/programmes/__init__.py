"""Programmes: named schemes and who runs them."""
