"""Who speaks in the whole library, and how often: a document per name, kept while articles come and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tinydb import Query

from store.corpus.derived import role_of
from store.documents import Database, Document
from store.records import Agent, Reading
from store.search import index
from store.search.text import fold, tokens

_FORMS = 50
_MOST = 10_000


class Speakers:
    """The names that something was said under: other forms, the fullest role, the number of statements."""

    def __init__(self, database: Database) -> None:
        self._connection = database.storage.connection
        self._table = database.table("speakers")

    def __iter__(self) -> Iterator[Document]:
        return iter(self._table)

    def clear(self) -> None:
        """Forget all of them; the index has to be emptied as well."""
        self._table.truncate()

    def count(self, reading: Reading, sign: int) -> None:
        """Count the statements of a reading in (1) or out (-1)."""
        said = said_by(reading)
        for agent in reading.agents:
            if agent.id in said:
                self._count(agent, sign * said[agent.id])

    def _count(self, agent: Agent, number: int) -> None:
        key = fold(agent.name)
        known = self._table.get(Query().key == key)
        if known is None:
            document: dict[str, Any] = {"name": agent.name, "key": key, "statements": 0}
        else:
            document = dict(known)
        document["statements"] += number
        forms = dict.fromkeys((*document.get("forms", ()), agent.name, *agent.other_names))
        document["forms"] = [form for form in forms if form != document["name"]][:_FORMS]
        document["role"] = max((role_of(agent) or "", document.get("role") or ""), key=len) or None
        if known is None:
            place = self._table.insert(document)
            index.put(self._connection, index.SPEAKERS, [(place, (_forms(document),))])
            return
        self._table.update(document, doc_ids=[known.doc_id])
        if document["forms"] != known["forms"]:
            index.take_out(self._connection, index.SPEAKERS, [(known.doc_id, (_forms(known),))])
            index.put(self._connection, index.SPEAKERS, [(known.doc_id, (_forms(document),))])

    def named(self, asked: Iterable[str], *, prefix: bool) -> list[Document]:
        """Speakers whose forms have all these words, or with `prefix` words that begin so."""
        expression = " AND ".join(f'"{word}" *' if prefix else f'"{word}"' for word in asked)
        found = self._connection.execute(
            "SELECT rowid FROM main.find_speakers WHERE find_speakers MATCH ? LIMIT ?", (expression, _MOST)
        )
        return self._table.fetch(key for (key,) in found.fetchall())

    def most(self, number: int, also: Iterable[str]) -> list[Document]:
        """The speakers with most statements, and those with the folded names `also`."""
        keys = self._table.page(0, number, by="statements", descending=True)
        others = self._table.search(Query().key.one_of(list(also)))
        return [*self._table.fetch(keys), *(each for each in others if each.doc_id not in keys)]

    def containing(self, part: str) -> list[Document]:
        """Speakers whose name has these letters anywhere."""
        return self._table.search(Query().name.test(lambda name: part in "".join(tokens(name))))

    def totals(self) -> dict[str, int]:
        """The number of statements by folded name."""
        return {document["key"]: document["statements"] for document in self._table if document["statements"]}


def said_by(reading: Reading) -> dict[str, int]:
    """The number of statements by agent id, attitudes left out."""
    said: dict[str, int] = {}
    for statement in reading.statements:
        if statement.act != "attitude":
            for name in statement.speakers:
                said[name] = said.get(name, 0) + 1
    return said


def _forms(document: Mapping[str, Any]) -> str:
    return "\n".join([document["name"], *document.get("forms", ())])
