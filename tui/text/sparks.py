"""Counts by month as a line of bars."""

from __future__ import annotations

from collections.abc import Mapping

from tui.text.dates import plain

BARS = "▁▂▃▄▅▆▇█"
WIDEST = 48


def spark(months: Mapping[str, int], width: int = WIDEST) -> str:
    """The counts of months ("2024-03") between the first and the last, named at both ends.

    At most `width` bars, each for as many months as it takes; empty for fewer than two months.
    """
    known = {month: number for month, number in months.items() if len(month) == 7 and "X" not in month}
    if len(known) < 2:
        return ""
    first, last = min(known), max(known)
    span = _between(first, last) + 1
    bins = [0] * min(width, span)
    for month, number in known.items():
        bins[_between(first, month) * len(bins) // span] += number
    top = max(bins)
    drawn = "".join(BARS[round(number / top * (len(BARS) - 1))] if number else "·" for number in bins)
    return f"{plain(first)} {drawn} {plain(last)}" if width >= WIDEST else drawn


def _between(first: str, month: str) -> int:
    return (int(month[:4]) - int(first[:4])) * 12 + int(month[5:7]) - int(first[5:7])
