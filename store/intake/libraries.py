"""Libraries that read a format; the heavy ones come with an extra, and all load only when needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from store.errors import RefusedError


def library(module: str, package: str, extra: str) -> Any:
    """The module of a library; raises RefusedError with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        what = f"reading it needs {package}, which is not installed"
        raise RefusedError(
            f"{what}: pip install 'onrecord[{extra}]'", "Or all formats: onrecord[all]."
        ) from error
