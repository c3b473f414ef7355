"""The full-text index: one row per statement, fact, article and speaker, words only.

The tables are contentless: SQLite keeps the words' places and not the texts, which the documents hold.
To take a row out, the same words must be given again; they are derived from documents only, so they can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from sqlite3 import Connection
from typing import NamedTuple, Protocol

from msgspec.structs import astuple

from store.records import Act, Agent, AnyFields, Role, StatementKind, Status
from store.search.days import Dated, words_of
from store.search.naming import canonical
from store.search.text import TOKENIZER, tokens

VERSION = 8
"""Rises when the derivation of index rows changes, so that older indexes are rebuilt."""


class Index(NamedTuple):
    """A full-text table, its columns, the lengths of beginnings of words that it knows, and the detail kept.

    With "full" the place of each word is known and phrases are found, with "column" its column only,
    with "none" not even that. Only rows whose lengths are kept can be ranked.
    """

    table: str
    columns: tuple[str, ...]
    prefix: str = ""
    detail: str = "full"
    has_lengths: bool = False

    @property
    def words(self) -> str:
        """The columns that words without a field are looked for in, as a filter of FTS5."""
        return "{text who whom}" if "whom" in self.columns else "text"


STATEMENTS = Index(
    "find_statements", ("text", "who", "role", "cue", "about", "facet", "tag", "note"), "2", has_lengths=True
)
FACTS = Index("find_facts", ("text", "who", "whom", "facet", "tag", "note"))
ARTICLES = Index("find_articles", ("title", "publisher"), "2")
TEXTS = Index("find_texts", ("text",), detail="none")
SPEAKERS = Index("find_speakers", ("name", "endings", "near"), "2", "column")
SAMPLE = Index("find_sample", STATEMENTS.columns, "2")
"""One in SAMPLED statements once more, to count by when very many match."""

SAMPLED = 64
OF_ARTICLES = (STATEMENTS, SAMPLE, FACTS, ARTICLES, TEXTS)
INDEXES = (*OF_ARTICLES, SPEAKERS)

_SETTINGS = {"hashsize": 16 << 20, "automerge": 16, "crisismerge": 64}
"""Bytes of new words that are put in order together, how many orders are merged bit by bit, how many at once.

The more, the less often a word is written again, and the more orders a search looks into.
"""

Row = tuple[int, tuple[str, ...]]
"""A key and the words of each column."""


def create(connection: Connection, index: Index, schema: str = "main") -> None:
    """Make the table of `index` if it is not there."""
    table = f"{schema}.{index.table}"
    prefix = f", prefix='{index.prefix}'" if index.prefix else ""
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5"
        f"({', '.join(index.columns)}, content='', detail={index.detail}, columnsize={index.has_lengths:d},"
        f" tokenize='{TOKENIZER}'{prefix})"
    )
    connection.executemany(f"INSERT INTO {table}({index.table}, rank) VALUES (?, ?)", _SETTINGS.items())


def clear(connection: Connection, index: Index, schema: str) -> None:
    """Remove all rows."""
    connection.execute(f"INSERT INTO {schema}.{index.table}({index.table}) VALUES ('delete-all')")


def optimize(connection: Connection, index: Index) -> None:
    """Bring all rows of `index` into one order: it becomes smaller, and quicker to search."""
    connection.execute(f"INSERT INTO main.{index.table}({index.table}) VALUES ('optimize')")


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


class FactLike(Dated, Protocol):
    """A fact, in whichever form."""

    @property
    def status(self) -> Status: ...


class StatementLike(Protocol):
    """A statement with what is shown of it."""

    @property
    def words(self) -> str: ...

    @property
    def role_words(self) -> str | None: ...

    @property
    def cue_words(self) -> str | None: ...

    @property
    def kind(self) -> StatementKind: ...

    @property
    def act(self) -> Act: ...

    @property
    def status(self) -> Status: ...


class Notes(NamedTuple):
    """What people put on one finding."""

    tags: Sequence[str] = ()
    notes: Sequence[str] = ()


NO_NOTES = Notes()


def statement_row(
    statement: StatementLike, speakers: Sequence[Agent], about: Sequence[Agent], notes: Notes = NO_NOTES
) -> tuple[str, ...]:
    """The words of a statement, by column; of names and roles each word once, in whatever form it came."""
    posts = [part for agent in speakers for post in agent.roles for part in _post(post)]
    return (
        statement.words,
        _names(speakers),
        _each_once((statement.role_words or "", *posts)),
        statement.cue_words or "",
        _names(about) if about else "",
        _facets(
            statement.kind, statement.act, statement.status, any(notes.notes), bool(notes.tags), not speakers
        ),
        tag_words(notes.tags),
        _lines(notes.notes),
    )


@lru_cache(512)
def _facets(kind: str, act: str, status: str, has_note: bool, has_tag: bool, has_nobody: bool) -> str:
    """The closed fields of a finding as words; the usual values of all but the kind go without saying."""
    found = {
        f"k{kind}": True,
        f"a{act}": act != "assert",
        f"s{status}": status != "suggested",
        "hnote": has_note,
        "htag": has_tag,
        "hnobody": has_nobody,
    }
    return " ".join(word for word, is_said in found.items() if is_said)


def _names(agents: Sequence[Agent]) -> str:
    """The words of all forms of the agents' names."""
    if len(agents) == 1:  # as nearly always
        return _forms(agents[0].identity, (agents[0].name, *agents[0].other_names))
    return _each_once(tuple([_forms(agent.identity, (agent.name, *agent.other_names)) for agent in agents]))


@lru_cache(4096)
def _forms(name: str, others: tuple[str, ...]) -> str:
    return _each_once((name, *others, name_word(name)))


def _post(role: Role) -> tuple[str, ...]:
    return role.role, role.organization or "", role.country or ""


def fact_row(
    fact: FactLike, evidence: str, named: Mapping[str, Agent], notes: Notes = NO_NOTES
) -> tuple[str, ...]:
    """The words of a fact, by column; `named` are the agents of its article by name."""
    fields = fact.fields
    columns: tuple[list[str], list[str], list[str]] = [evidence], [], []
    for at, value in zip(_columns(type(fields)), astuple(fields), strict=True):
        if type(value) is str:
            columns[at].append(value)
        elif value and type(value) is tuple:
            columns[at].extend([part for part in value if type(part) is str])
    text, who, whom = columns
    kind = type(fields).__name__.lower()
    facets = _facets(kind, "assert", fact.status, any(notes.notes), bool(notes.tags), False)
    days = words_of(fact)
    return (
        "\n".join(text),
        _actors(who, named) if who else "",
        _actors(whom, named) if whom else "",
        f"{facets} {days}" if days else facets,
        tag_words(notes.tags),
        _lines(notes.notes),
    )


_WHO = frozenset(("who", "participants", "host", "parties", "signatories", "owner", "given_by"))
_WHOM = frozenset(("counterpart",))


@lru_cache(32)
def _columns(kind: type[AnyFields]) -> list[int]:
    """For each field of a kind of fact the column that its words go to: text, who or whom."""
    return [1 if name in _WHO else 2 if name in _WHOM else 0 for name in kind.__struct_fields__]


def _actors(names: Sequence[str], named: Mapping[str, Agent]) -> str:
    """The words of all forms of the names, and of the posts, of those who act in a fact."""
    found = []
    for actor in dict.fromkeys(names):
        if agent := named.get(actor):
            posts = [post.role for post in agent.roles]
            found.append(_each_once((actor, *agent.other_names, name_word(agent.identity), *posts)))
        else:
            found.append(_forms(actor, ()))
    return _lines(found)


@lru_cache(4096)
def _each_once(parts: tuple[str, ...]) -> str:
    return " ".join(dict.fromkeys(word for part in parts for word in tokens(part)))


def tag_words(tags: Sequence[str]) -> str:
    """Tags as words: each also as one word without its punctuation, so that a tag can be found exactly."""
    return _lines([part for tag in tags for part in (tag, tag_word(tag))]) if tags else ""


def name_word(name: str) -> str:
    """One word that stands for the whole name."""
    return "n" + canonical(name).replace(" ", "")


def tag_word(tag: str) -> str:
    """One word that stands for the whole tag."""
    return "t" + "".join(tokens(tag))


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(filter(None, parts)) if parts else ""
