"""What the index holds of an article: words to find it by, columns to count it by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from store.corpus import columns
from store.corpus.derived import FactDocument, StatementDocument
from store.records import Agent, Span
from store.search import index, keys
from store.search.naming import canonical


class Stored(NamedTuple):
    """An article as it is stored: its key, the number of keys it takes, and what the index is made of."""

    id: str
    key: int
    span: int
    title: str
    publisher: str
    text: str
    agents: Sequence[Agent]
    statements: Sequence[StatementDocument]
    facts: Sequence[FactDocument]

    def sampled(self) -> range:
        """The places of the statements in the sample by which very many hits are counted: one in so many."""
        return range(int(self.id[-8:], 16) % index.SAMPLED, len(self.statements), index.SAMPLED)


class Mentions:
    """Where the agents of an article are mentioned, to know whom a statement is about."""

    def __init__(self, agents: Sequence[Agent]) -> None:
        self._places = sorted((*span, n) for n, agent in enumerate(agents) for span in agent.mentions)
        self._agents = agents

    def inside(self, parts: Sequence[Span], speakers: Sequence[str]) -> list[Agent]:
        """The agents that a statement mentions in any form, its speakers left out."""
        found: dict[int, None] = {}
        for start, end in parts:
            at = bisect_left(self._places, (start,))
            while at < len(self._places) and self._places[at][0] < end:
                found[self._places[at][2]] = None
                at += 1
        return [self._agents[n] for n in found if self._agents[n].id not in speakers]


def statement_words(
    statement: StatementDocument,
    by_id: Mapping[str, Agent],
    mentions: Mentions,
    notes: index.Notes = index.NO_NOTES,
) -> tuple[str, ...]:
    """The words of a statement, by column."""
    speakers = [by_id[each] for each in statement.speakers if each in by_id]
    return index.statement_row(
        statement, speakers, mentions.inside(statement.parts, statement.speakers), notes
    )


class Words(NamedTuple):
    """What an article is found and counted by, without its place: of statements and facts the last first."""

    span: int
    statements: list[tuple[str, ...]]
    facts: list[tuple[str, ...]]
    article: tuple[str, str]
    text: tuple[str]
    counted: list[tuple[int, list[str], bool]]
    """Of each statement the number of its sort, the keys of its speakers' names, whether it is sampled."""

    @property
    def shown(self) -> int:
        """The number of statements without attitudes."""
        return sum([not columns.is_attitude(sort) for sort, _, _ in self.counted])

    @classmethod
    def of(cls, stored: Stored) -> Words:
        """Those of an article."""
        by_id = {agent.id: agent for agent in stored.agents}
        named = {agent.name: agent for agent in stored.agents}
        keys_of = {agent.id: canonical(agent.identity) for agent in stored.agents}
        mentions = Mentions(stored.agents)
        statements = stored.statements[::-1]
        sampled = {len(statements) - 1 - n for n in stored.sampled()}
        return cls(
            stored.span,
            [statement_words(each, by_id, mentions) for each in statements],
            [index.fact_row(each, each.words, named) for each in reversed(stored.facts)],
            (stored.title, stored.publisher),
            (stored.text,),
            [
                (
                    columns.sort_of(each),
                    [keys_of[one] for one in each.speakers if one in keys_of],
                    n in sampled,
                )
                for n, each in enumerate(statements)
            ],
        )


class IndexRows:
    """Rows for all tables of the index."""

    def __init__(self) -> None:
        self.words: dict[index.Index, list[index.Row]] = {each: [] for each in index.OF_ARTICLES}
        self.columns: list[columns.Columns] = []

    def add(self, key: int, words: Words, speakers: Mapping[str, int]) -> None:
        """Add an article with its key; `speakers` are the ids of its speakers by the key of the name."""
        _, last = keys.finding_keys(key, words.span)
        rows = self.words
        # in ascending order of the keys, which are counted down inside an article
        found = list(zip(range(last + 1 - len(words.statements), last + 1), words.statements, strict=True))
        counted = [
            columns.Columns(row[0], sort, columns.who(names, speakers), sampled)
            for row, (sort, names, sampled) in zip(found, words.counted, strict=True)
        ]
        rows[index.STATEMENTS] += found
        rows[index.SAMPLE] += [row for row, each in zip(found, counted, strict=True) if each.sampled]
        self.columns += counted
        rows[index.FACTS] += zip(range(last + 1 - len(words.facts), last + 1), words.facts, strict=True)
        for each in range(key, key + words.span):  # nearly always one
            rows[index.ARTICLES].append((each, words.article))
            rows[index.TEXTS].append((each, words.text))

    def put(self, connection: Connection) -> None:
        """Add all rows to the index."""
        for on, rows in self.words.items():
            index.put(connection, on, rows)
        columns.put(connection, self.columns)

    def take_out(self, connection: Connection) -> None:
        """Take all rows out of the index."""
        for on, rows in self.words.items():
            index.take_out(connection, on, rows)
        columns.take_out(connection, self.columns)
