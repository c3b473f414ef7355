"""Attributions: cues, sources and contents, found by taggers and rules.

"[The minister: source] [said: cue] [prices would fall: content]". find.py is the chain of steps.
"""
