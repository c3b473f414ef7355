"""A dossier: everything on a speaker, a series of agreements or a tag, as one page to read and print."""

from store.export.dossier.writer import spread, write

__all__ = ["spread", "write"]
