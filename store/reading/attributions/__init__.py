"""Attributions: cues, sources and contents, found by taggers and rules."""
