"""Exports in which people have pseudonyms: in fields and in running text, with the key kept apart."""

from store.export.pseudonyms.view import pseudonymous

__all__ = ["pseudonymous"]
