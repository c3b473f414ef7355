"""The pictures of a dossier: a timeline and bars as SVG, without scripts or styles of their own."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from store.export.dossier.content import Event
from store.printable import printable_line

_WIDTH = 720
_LEFT, _RIGHT = 10, 10
_MOST_LANES = 12
_LANE = 12
_MOST_BARS, _MOST_YEARS = 10, 30


def text_of(words: str) -> str:
    """`words` as text of HTML or SVG, also inside attributes."""
    return html.escape(printable_line(words), quote=True)


def timeline(events: Sequence[Event]) -> str:
    """Events on a line of time: a dot for a day, a bar for a span; empty without a dated event."""
    if not events:
        return ""
    first, last = min(event.first for event in events), max(event.last for event in events)
    width = max(1, last - first)

    def at(day: int) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (day - first) / width

    lanes: list[float] = []
    marks = []
    for event in events:
        start, end = at(event.first), max(at(event.last), at(event.first) + 8)
        lane = next((n for n, until in enumerate(lanes) if until < start), len(lanes))
        lane = min(lane, _MOST_LANES - 1)
        lanes[lane : lane + 1] = [end + 2]
        marks.append(_mark(event, start, end, lane))
    height = 26 + _LANE * len(lanes)
    axis = height - 16
    ticks = "".join(_tick(at(day), axis, label) for day, label in _ticks(first, last))
    return (
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Timeline">'
        f'<line class="axis" x1="{_LEFT}" y1="{axis}" x2="{_WIDTH - _RIGHT}" y2="{axis}"/>'
        f"{ticks}{''.join(marks)}</svg>"
    )


def _mark(event: Event, start: float, end: float, lane: int) -> str:
    y = 6 + _LANE * lane
    return (
        f'<rect class="mark {text_of(event.kind)}" x="{start:.1f}" y="{y}" width="{end - start:.1f}" '
        f'height="8" rx="4"><title>{text_of(event.label)}</title></rect>'
    )


def _tick(x: float, axis: int, label: str) -> str:
    anchor = "start" if x < 40 else "end" if x > _WIDTH - 40 else "middle"
    return (
        f'<line class="axis" x1="{x:.1f}" y1="{axis - 3}" x2="{x:.1f}" y2="{axis + 3}"/>'
        f'<text x="{x:.1f}" y="{axis + 14}" text-anchor="{anchor}">{text_of(label)}</text>'
    )


def _ticks(first: int, last: int) -> Iterable[tuple[int, str]]:
    """Years where there are some, else the first and the last day."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    years = range(start.year + 1, end.year + 1)
    if len(years) < 2:
        return [(first, start.isoformat())] + ([(last, end.isoformat())] if last > first else [])
    step = -(-len(years) // 12)
    return [(date(year, 1, 1).toordinal(), str(year)) for year in years[::step]]


def bars(values: Iterable[str], *, in_order: bool = False) -> str:
    """How often each value comes, the most frequent first or in their own order; empty for fewer than two."""
    counted = Counter(value for value in values if value)
    if len(counted) < 2:
        return ""
    rows = sorted(counted.items())[-_MOST_YEARS:] if in_order else counted.most_common(_MOST_BARS)
    top = max(count for _, count in rows)
    height = 18 * len(rows)
    drawn = []
    for number, (name, count) in enumerate(rows):
        y = 18 * number
        width = 400 * count / top
        drawn.append(
            f'<text x="230" y="{y + 12}" text-anchor="end">{text_of(_short(name))}</text>'
            f'<rect class="bar" x="240" y="{y + 3}" width="{width:.1f}" height="11"/>'
            f'<text x="{246 + width:.1f}" y="{y + 12}">{count}</text>'
        )
    return (
        f'<svg class="bars" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Bars">'
        f"{''.join(drawn)}</svg>"
    )


def _short(name: str) -> str:
    return name if len(name) <= 34 else name[:33] + "…"
