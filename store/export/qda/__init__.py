"""REFI-QDA (qdasoftware.org): projects and codebooks, out of a library and into one."""

from store.export.qda.codebook import write as write_codebook
from store.export.qda.project import write as write_project

__all__ = ["write_codebook", "write_project"]
