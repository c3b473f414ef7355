"""One date as printed, and what it means by itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class DateExpression:
    """A date as printed: code points `start` to `end`, and the EDTF that the text alone supports.

    `shift` counts units of `unit` from the day of publication for a relative expression ("last month":
    -1 month); None when it follows from the calendar alone. `weekday` is 0 for Monday.
    """

    start: int
    end: int
    edtf: str
    rule: str
    confidence: float
    shift: int | None = None
    unit: str = ""
    weekday: int | None = None


Found = list[DateExpression]
