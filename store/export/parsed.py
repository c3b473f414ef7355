"""One article with its findings, in the form that `parse --json` promises to scripts."""

from __future__ import annotations

from store.export.json_lines import json_line
from store.export.shapes import agent_shape, fact_shape, statement_shape
from store.records import Article, Reading


def parsed_line(path: str, article: Article, reading: Reading) -> bytes:
    """One JSON object on one line; a `path` that is no Unicode is shown with replacement characters."""
    return json_line(
        {
            "path": path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
            "text": article.text,
            "title": article.title,
            "published": article.published,
            "agents": [agent_shape(agent) for agent in reading.agents],
            "statements": [statement_shape(statement) for statement in reading.statements],
            "facts": [fact_shape(fact) for fact in reading.facts],
        }
    )
