"""Errors that a person can act on become a notification; nothing else is swallowed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from textual.widget import Widget

from store.errors import OnrecordError
from tui.text.clean import visible


@contextmanager
def reporting(widget: Widget) -> Iterator[None]:
    """Show an OnrecordError raised inside as a notification and go on after the block."""
    try:
        yield
    except OnrecordError as error:
        report(widget, error)


def report(widget: Widget, error: OnrecordError) -> None:
    """Show what happened and what to do about it."""
    text = visible(error.message + (f"\n{error.hint}" if error.hint else ""))
    widget.notify(text, severity="error", timeout=8, markup=False)
