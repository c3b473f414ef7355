"""What the machine made: articles and what was read in them, in `corpus.db`.

Tables: `articles` (what a list shows), `texts`, `agents`, `statements`, `facts` (a document each, under ids
that sort by date, see `store.search.keys`), `speakers` (counts by name over the whole library).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tinydb import Query

from store import edtf
from store.documents import Database, Document, DocumentTable
from store.errors import LibraryError, NotFoundError
from store.records import Agent, Article, Fact, Reading, Span, Statement, from_document, to_document
from store.search import index, keys
from store.search.text import fold

INDEXES = {"articles": ["id", "title_key", "publisher_key"], "speakers": ["key"]}
FILE = "corpus.db"
_UNTITLED = 80


class Corpus:
    """The machine-made half of a library."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.connection = database.storage.connection
        self.articles = database.table("articles")
        self.texts = database.table("texts")
        self.agents = database.table("agents")
        self.statements = database.table("statements")
        self.facts = database.table("facts")
        self.speakers = database.table("speakers")

    def prepare(self) -> None:
        """Make the full-text tables of a new file."""
        with self.database.transaction():
            for each in index.INDEXES:
                index.create(self.connection, each)

    # ---------------------------------------------------------------- looking

    def row(self, article_id: str) -> Document:
        """The document of an article in `articles`; raises NotFoundError."""
        found = self.articles.get(Query().id == article_id)
        if found is None:
            raise NotFoundError(f"there is no article {article_id[:12]}")
        assert isinstance(found, Document)
        return found

    def row_of(self, finding: int) -> Document:
        """The document of the article that a statement or fact belongs to."""
        key = keys.article_of(finding)
        found = self.articles.get(doc_id=key)
        if found is None:  # a long article takes several keys
            found = self.articles.get(doc_id=self.articles.last_id(0, key))
        assert isinstance(found, Document)
        return found

    def article(self, row: Document) -> Article:
        """The article of a document in `articles`."""
        text = self.texts.get(doc_id=row.doc_id)
        assert text is not None
        return from_document({**row["article"], "text": text["text"]}, Article)

    def reading(self, row: Document) -> Reading:
        """What was read in an article."""
        return Reading(
            agents=tuple(from_document(each, Agent) for each in self._of(self.agents, row)),
            statements=tuple(from_document(each, Statement) for each in self._of(self.statements, row)),
            facts=tuple(from_document(each, Fact) for each in self._of(self.facts, row)),
            version=row.get("reader", ""),
        )

    @staticmethod
    def _of(table: DocumentTable, row: Document) -> list[Document]:
        return table.between(*keys.finding_keys(row.doc_id, row.get("keys", 1)))[::-1]

    # ---------------------------------------------------------------- taking in

    def twin(self, article_id: str) -> Document | None:
        """The stored article with this id."""
        found = self.articles.get(Query().id == article_id)
        assert found is None or isinstance(found, Document)
        return found

    def add(self, article: Article, reading: Reading) -> None:
        """Store an article that is not there yet, with everything that finds it again."""
        with self.database.transaction():
            self._store(article, reading)

    def replace(self, row: Document, article: Article, reading: Reading, extra: Mapping[str, Any]) -> None:
        """Store an article anew, under its new date, in place of what `row` holds."""
        with self.database.transaction():
            self._remove(row)
            self._store(article, reading, extra)

    def _store(self, article: Article, reading: Reading, extra: Mapping[str, Any] | None = None) -> None:
        most = max(len(reading.statements), len(reading.facts), len(reading.agents), 1)
        span = -(-most // keys.PER_KEY)
        key = self._free_key(article.published, span)
        row = _article_row(article, reading, span) | dict(extra or {})
        _, last = keys.finding_keys(key, span)
        self.articles.insert(Document(row, key))
        self.texts.insert(Document({"text": article.text}, key))
        self.agents.insert_multiple(_numbered(last, [_compact(agent) for agent in reading.agents]))
        statements = statement_documents(article.text, reading)
        self.statements.insert_multiple(_numbered(last, statements))
        facts = fact_documents(article.text, reading)
        self.facts.insert_multiple(_numbered(last, facts))
        for each, rows in self._index_rows(key, row, reading, statements, facts):
            index.put(self.connection, each, rows)
        self._count_speakers(reading, 1)

    def _free_key(self, published: str | None, span: int) -> int:
        first, last = keys.article_keys(sort_key(published))
        used = self.articles.last_id(first, last)
        if used is None:
            return first
        row = self.articles.get(doc_id=used)
        assert isinstance(row, Document)
        key = used + int(row.get("keys", 1))
        if key + span > last:
            raise LibraryError("there are too many articles of one date")
        return key

    def _remove(self, row: Document) -> None:
        reading = self.reading(row)
        statements, facts = self._of(self.statements, row), self._of(self.facts, row)
        for each, rows in self._index_rows(row.doc_id, row, reading, statements, facts):
            index.take_out(self.connection, each, rows)
        for table in (self.agents, self.statements, self.facts):
            table.remove(doc_ids=[each.doc_id for each in self._of(table, row)])
        self.articles.remove(doc_ids=[row.doc_id])
        self.texts.remove(doc_ids=[row.doc_id])
        self._count_speakers(reading, -1)

    def _index_rows(
        self,
        key: int,
        row: Mapping[str, Any],
        reading: Reading,
        statements: Sequence[Mapping[str, Any]],
        facts: Sequence[Mapping[str, Any]],
    ) -> Iterator[tuple[index.Index, list[index.Row]]]:
        publisher = row["article"].get("publisher")
        by_id = {agent.id: agent for agent in reading.agents}
        _, last = keys.finding_keys(key, row["keys"])
        yield (
            index.STATEMENTS,
            [
                (
                    last - n,
                    index.statement_row(
                        statement,
                        [by_id[name] for name in statement.speakers if name in by_id],
                        document["words"],
                        document.get("cue_words"),
                        document.get("role_words"),
                        publisher,
                    ),
                )
                for n, (statement, document) in enumerate(zip(reading.statements, statements, strict=True))
            ],
        )
        yield (
            index.FACTS,
            [
                (last - n, index.fact_row(fact, document["words"], publisher))
                for n, (fact, document) in enumerate(zip(reading.facts, facts, strict=True))
            ],
        )
        yield index.ARTICLES, [(key, (row["title"], publisher or ""))]

    # ---------------------------------------------------------------- speakers

    def _count_speakers(self, reading: Reading, sign: int) -> None:
        said: dict[str, int] = {}
        for statement in reading.statements:
            if statement.act != "attitude":
                for name in statement.speakers:
                    said[name] = said.get(name, 0) + sign
        for agent in reading.agents:
            if agent.id in said:
                self._count(agent, said[agent.id])

    def _count(self, agent: Agent, number: int) -> None:
        known = self.speakers.get(Query().key == fold(agent.name))
        document: dict[str, Any] = dict(known) if isinstance(known, Document) else {}
        if isinstance(known, Document):
            index.take_out(self.connection, index.SPEAKERS, [(known.doc_id, (_forms(known),))])
        document.setdefault("name", agent.name)
        document.setdefault("key", fold(agent.name))
        document["statements"] = document.get("statements", 0) + number
        forms = [form for form in (agent.name, *agent.other_names) if form != document["name"]]
        document["forms"] = list(dict.fromkeys([*document.get("forms", ()), *forms]))[:50]
        role = max((role_of(agent) or "", document.get("role") or ""), key=len)
        document["role"] = role or None
        if isinstance(known, Document):
            self.speakers.update(document, doc_ids=[known.doc_id])
            key = known.doc_id
        else:
            key = self.speakers.insert(document)
        index.put(self.connection, index.SPEAKERS, [(key, (_forms(document),))])


# ---------------------------------------------------------------- documents


def sort_key(published: str | None) -> int:
    """The ordinal of the day under which an article is filed; 0 if the year is not known."""
    try:
        return edtf.sort_key(published)
    except ValueError:
        return 0


def title_of(article: Article) -> str:
    """The title, or the beginning of the text of an article without one."""
    if article.title and article.title.strip():
        return " ".join(article.title.split())
    line = " ".join(article.text[: 4 * _UNTITLED].split())
    return line if len(line) <= _UNTITLED else line[: _UNTITLED - 1].rstrip() + "…"


def join_parts(text: str, parts: Sequence[Span]) -> str:
    """The words of a statement on one line, " … " where it is interrupted."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in parts)


def role_of(agent: Agent) -> str | None:
    """The fullest post that the article gives an agent."""
    posts = [", ".join(part for part in (post.role, post.organization) if part) for post in agent.roles]
    return max(posts, key=len, default=None)


def statement_documents(text: str, reading: Reading) -> list[dict[str, Any]]:
    """The statements with what a list of hits shows of them."""
    by_id = {agent.id: agent for agent in reading.agents}
    return [statement_document(text, statement, by_id) for statement in reading.statements]


def statement_document(text: str, statement: Statement, by_id: Mapping[str, Agent]) -> dict[str, Any]:
    """One statement with its words, its speakers' names, and their role as stated or else as known."""
    speakers = [by_id[name] for name in statement.speakers if name in by_id]
    role = _slice(text, statement.role) or next(filter(None, map(role_of, speakers)), None)
    shown = {
        "words": join_parts(text, statement.parts),
        "names": [agent.name for agent in speakers] or None,
        "role_words": role,
        "source_words": _slice(text, statement.source),
        "cue_words": _slice(text, statement.cue),
    }
    return _compact(statement) | {key: value for key, value in shown.items() if value is not None}


def fact_documents(text: str, reading: Reading) -> list[dict[str, Any]]:
    """The facts with the words of their first evidence."""
    return [_compact(fact) | {"words": join_parts(text, fact.evidence[:1])} for fact in reading.facts]


def _slice(text: str, span: Span | None) -> str | None:
    return " ".join(text[span[0] : span[1]].split()) if span else None


def _article_row(article: Article, reading: Reading, span: int) -> dict[str, Any]:
    fields = _compact(article)
    del fields["text"]
    title = title_of(article)
    return {
        "id": article.id,
        "title": title,
        "title_key": fold(title),
        "publisher_key": fold(article.publisher or "\U0010ffff"),
        "article": fields,
        "statements": sum(statement.act != "attitude" for statement in reading.statements),
        "facts": len(reading.facts),
        "reader": reading.version,
        "keys": span,
    }


def _compact(record: Any) -> dict[str, Any]:
    return {
        key: value
        for key, value in to_document(record).items()
        if value is not None and (value not in ([], {}) or key in ("parts", "evidence"))
    }


def _numbered(last: int, documents: Sequence[Mapping[str, Any]]) -> list[Document]:
    # counted down, so that the newest first of a search is also the order of the text
    return [Document(document, last - n) for n, document in enumerate(documents)]


def _forms(document: Mapping[str, Any]) -> str:
    return "\n".join([document["name"], *document.get("forms", ())])
