"""The time of day, in one place."""

from __future__ import annotations

from datetime import datetime


def hour_minute() -> str:
    """Now, as 14:02."""
    return datetime.now().astimezone().strftime("%H:%M")
