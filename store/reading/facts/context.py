"""What every module of facts works from: the article, who is who in it, who said what, and when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from store.reading.document import Document
from store.reading.facts.dates import Dates
from store.records import Agent, Span, Statement


@dataclass(slots=True)
class Context:
    """One article under work. `statements` stand in text order."""

    document: Document
    cast: Any
    statements: Sequence[Statement]
    dates: Dates = field(init=False)
    _starts: list[int] = field(init=False)
    _parts: list[tuple[int, int, Statement]] = field(init=False)

    def __post_init__(self) -> None:
        self.dates = Dates(self.document)
        self._parts = sorted(
            ((start, end, s) for s in self.statements for start, end in s.parts), key=lambda p: (p[0], -p[1])
        )
        self._starts = [part[0] for part in self._parts]

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost statement whose content holds the offset."""
        for k in range(
            bisect_right(self._starts, offset) - 1, max(-1, bisect_right(self._starts, offset) - 9), -1
        ):
            start, end, statement = self._parts[k]
            if start <= offset < end:
                return statement
        return None

    def agent(self, identifier: str) -> Agent | None:
        """The agent of that id."""
        return next((a for a in self.cast.agents if a.id == identifier), None)

    def names(self, agents: Sequence[Agent]) -> tuple[str, ...]:
        """The names of agents, each once, in order."""
        return tuple(dict.fromkeys(agent.name for agent in agents))

    def span_agents(self, span: Span) -> tuple[Agent, ...]:
        """Who the words of a span mean: several for "both sides" or "X and Y"."""
        return tuple(self.cast.resolve(span))
