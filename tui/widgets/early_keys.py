"""Letters typed faster than a prompt opens still reach it."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

from tui.widgets.line_view import LineView


def take_early(field: Widget | None, event: events.Key) -> None:
    """Type a key that no field took: it was pressed before the field that has the focus now had it."""
    if not (event.is_printable and event.character) or field is None or isinstance(field, LineView):
        return
    from textual.widgets import Input, TextArea

    if isinstance(field, Input | TextArea):
        event.stop()
        event.prevent_default()
        if isinstance(field, Input):
            field.insert_text_at_cursor(event.character)
        else:
            field.insert(event.character)
