"""Figures: numbers with what they count."""
