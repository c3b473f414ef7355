"""Letters typed faster than a prompt opens still reach it."""

from __future__ import annotations

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea


def take_early(field: Widget | None, event: events.Key) -> None:
    """Type a key that no field took: it was pressed before the field that has the focus now had it."""
    if event.is_printable and event.character and isinstance(field, Input | TextArea):
        event.stop()
        event.prevent_default()
        if isinstance(field, Input):
            field.insert_text_at_cursor(event.character)
        else:
            field.insert(event.character)
