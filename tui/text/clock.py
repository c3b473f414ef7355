"""The day and the time of day, in one place."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """The day."""
    return datetime.now().astimezone().date()


def hour_minute() -> str:
    """Now, as 14:02."""
    return datetime.now().astimezone().strftime("%H:%M")
