"""The full-text index: one row per statement, fact, article and speaker, words only.

The tables are contentless: SQLite keeps the words' places and not the texts, which the documents hold.
To take a row out, the same words must be given again; they are derived from documents only, so they can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from store.records import Agent, Fact, Statement
from store.search.text import TOKENIZER, tokens

VERSION = 2
"""Rises when the derivation of index rows changes, so that older indexes are rebuilt."""


class Index(NamedTuple):
    """A full-text table, its columns, the lengths of beginnings of words that it knows, and the detail kept.

    With "full" the place of each word is known and phrases are found, with "column" its column only.
    """

    table: str
    columns: tuple[str, ...]
    prefix: str = ""
    detail: str = "full"


STATEMENTS = Index("find_statements", ("text", "who", "role", "cue", "facet", "tag", "note"), "2 3")
FACTS = Index("find_facts", ("text", "facet", "tag", "note"))
ARTICLES = Index("find_articles", ("title", "publisher"), "2 3")
SPEAKERS = Index("find_speakers", ("name", "endings", "near"), "2 3", "column")
INDEXES = (STATEMENTS, FACTS, ARTICLES, SPEAKERS)

Row = tuple[int, tuple[str, ...]]
"""A key and the words of each column."""


def create(connection: Connection, index: Index, schema: str = "main") -> None:
    """Make the table of `index` if it is not there."""
    prefix = f", prefix='{index.prefix}'" if index.prefix else ""
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {schema}.{index.table} USING fts5"
        f"({', '.join(index.columns)}, content='', detail={index.detail}, tokenize='{TOKENIZER}'{prefix})"
    )


def put(connection: Connection, index: Index, rows: Iterable[Row], schema: str = "main") -> None:
    """Add rows."""
    marks = ",".join("?" * (len(index.columns) + 1))
    connection.executemany(
        f"INSERT INTO {schema}.{index.table}(rowid, {', '.join(index.columns)}) VALUES ({marks})",
        ((key, *words) for key, words in rows),
    )


def take_out(connection: Connection, index: Index, rows: Iterable[Row], schema: str = "main") -> None:
    """Remove rows; the words must be those that were put in."""
    marks = ",".join("?" * (len(index.columns) + 2))
    table = index.table
    connection.executemany(
        f"INSERT INTO {schema}.{table}({table}, rowid, {', '.join(index.columns)}) VALUES ({marks})",
        (("delete", key, *words) for key, words in rows),
    )


# ---------------------------------------------------------------- what is indexed


class Notes(NamedTuple):
    """What people put on one finding."""

    tags: Sequence[str] = ()
    notes: Sequence[str] = ()


def facets(kind: str, act: str | None, status: str, notes: Notes) -> list[str]:
    """The closed fields of a finding as words; the usual values of all but the kind go without saying."""
    found = [f"k{kind}"]
    found += [f"a{act}"] if act not in (None, "assert") else []
    found += [f"s{status}"] if status != "suggested" else []
    found += ["hnote"] if any(notes.notes) else []
    found += ["htag"] if notes.tags else []
    return found


def statement_row(
    statement: Statement,
    speakers: Sequence[Agent],
    text: str,
    cue: str | None,
    role: str | None,
    notes: Notes = Notes(),  # noqa: B008  (immutable)
) -> tuple[str, ...]:
    """The words of a statement, by column; of names and roles each word once, in whatever form it came."""
    names = [form for agent in speakers for form in (agent.name, *agent.other_names, name_word(agent.name))]
    posts = [post for agent in speakers for post in agent.roles]
    roles = [part for post in posts for part in (post.role, post.organization or "", post.country or "")]
    found = facets(statement.kind, statement.act, statement.status, notes)
    return (
        text,
        _each_once(names),
        _each_once([role or "", *roles]),
        cue or "",
        " ".join(found if speakers else [*found, "hnobody"]),
        tag_words(notes.tags),
        _lines(notes.notes),
    )


def fact_row(fact: Fact, evidence: str, notes: Notes = Notes()) -> tuple[str, ...]:  # noqa: B008
    """The words of a fact, by column."""
    return (
        _lines([evidence, *_strings(fact.fields.__struct_fields__, fact)]),
        " ".join(facets(fact.kind, None, fact.status, notes)),
        tag_words(notes.tags),
        _lines(notes.notes),
    )


def _each_once(parts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(word for part in parts for word in tokens(part)))


def tag_words(tags: Iterable[str]) -> str:
    """Tags as words: each also as one word without its punctuation, so that a tag can be found exactly."""
    return _lines(part for tag in tags for part in (tag, tag_word(tag)))


def name_word(name: str) -> str:
    """One word that stands for the whole name."""
    return "n" + "".join(tokens(name))


def tag_word(tag: str) -> str:
    """One word that stands for the whole tag."""
    return "t" + "".join(tokens(tag))


def _strings(names: Iterable[str], fact: Fact) -> Iterable[str]:
    for name in names:
        value = getattr(fact.fields, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, str))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
