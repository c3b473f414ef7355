"""Commitments: who undertakes to do what."""
