"""What the full-text index holds of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from store.records import Reading
from store.search import index, keys


def index_rows(
    key: int,
    row: Mapping[str, Any],
    reading: Reading,
    statements: Sequence[Mapping[str, Any]],
    facts: Sequence[Mapping[str, Any]],
) -> Iterator[tuple[index.Index, list[index.Row]]]:
    """The rows of each index for the article with this key, its reading and the documents of its findings."""
    by_id = {agent.id: agent for agent in reading.agents}
    _, last = keys.finding_keys(key, row["keys"])
    found = []
    for n, (statement, document) in enumerate(zip(reading.statements, statements, strict=True)):
        speakers = [by_id[name] for name in statement.speakers if name in by_id]
        cue, role = document.get("cue_words"), document.get("role_words")
        words = index.statement_row(statement, speakers, document["words"], cue, role)
        found.append((last - n, words))
    yield index.STATEMENTS, found[::-1]
    facts_found = [
        (last - n, index.fact_row(fact, document["words"]))
        for n, (fact, document) in enumerate(zip(reading.facts, facts, strict=True))
    ]
    yield index.FACTS, facts_found[::-1]
    yield index.ARTICLES, [(key, (row["title"], row["article"].get("publisher") or ""))]
