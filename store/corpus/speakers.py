"""Who speaks in the whole library, and how often: a document per name, kept while articles come and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from tinydb import Query

from store.corpus.voices import Voice
from store.documents import Database, Document, loads_as
from store.documents.bodies import physical
from store.documents.plan import json_path
from store.identity.people import Profile
from store.records import from_document
from store.search import index
from store.search.naming import canonical, is_acronym, spellings
from store.search.nearness import endings, without_a_letter
from store.search.text import tokens

Known = Mapping[str, Document]
"""Speakers by the key of the name."""

_FORMS = 50
_MOST = 1000
"""Speakers that one look in the index brings at most."""

_MOST_NEAR = 300


class _Named(Struct, frozen=True, gc=False):
    name: str


class Speakers:
    """The names that something was said under: other forms, the fullest role, the number of statements."""

    def __init__(self, database: Database) -> None:
        self._storage = database.storage
        self._connection = database.storage.connection
        self._table = database.table("speakers")

    def __iter__(self) -> Iterator[Document]:
        return iter(self._table)

    def clear(self) -> None:
        """Forget all of them; the index has to be emptied as well."""
        self._table.truncate()

    def known(self, articles: Iterable[Iterable[Voice]]) -> Known:
        """The speakers that articles name, and those kept apart from their people, by the key of the name."""
        voices = [voice for here in articles for voice in here]
        people = frozenset(voice.base for voice in voices if voice.kind == "person")
        speakers = Query()
        found = self._table.search(
            speakers.key.one_of(people.union([voice.key for voice in voices]))
            | speakers.namesake_of.one_of(people)
        )
        return {each["key"]: each for each in found}

    def count(self, articles: Iterable[Iterable[Voice]], known: Known, sign: int = 1) -> dict[str, int]:
        """Count articles' statements in (1) or out (-1); returns the ids of their speakers by name key.

        Somebody who only has attitudes is known with no statement.
        """
        said: dict[str, dict[str, Any]] = {}
        for voices in articles:
            for voice in voices:
                if voice.said is not None:
                    _add(said, voice, sign * voice.said)
        changed = [(known[key], _joined(known[key], found)) for key, found in said.items() if key in known]
        self._table.put((before.doc_id, after) for before, after in changed)
        new = [found | {"forms": _forms(found)} for key, found in said.items() if key not in known]
        ids = self._table.insert_multiple(new)
        renamed = [(before, after) for before, after in changed if before["forms"] != after["forms"]]
        index.take_out(
            self._connection, index.SPEAKERS, [(before.doc_id, _words(before)) for before, _ in renamed]
        )
        index.put(
            self._connection,
            index.SPEAKERS,
            [(before.doc_id, _words(after)) for before, after in renamed]
            + [(place, _words(found)) for place, found in zip(ids, new, strict=True)],
        )
        self._tie_acronyms([*new, *(after for _, after in renamed)])
        return {key: each.doc_id for key, each in known.items()} | {
            found["key"]: place for place, found in zip(ids, new, strict=True)
        }

    def _tie_acronyms(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Let an acronym that articles use without explaining it mean the one body that has it as a form."""
        bodies = [each for each in documents if each["kind"] == "organization"]
        forms = {form for each in bodies for form in (each["name"], *each["forms"]) if is_acronym(form)}
        for short in self._table.search(Query().key.one_of(frozenset(map(canonical, forms)))):
            owners = [
                each["name"]
                for each in self.named(tokens(short["name"]), prefix=False)
                if each.doc_id != short.doc_id and short["key"] in map(canonical, each["forms"])
            ]
            alias = owners[0] if len(owners) == 1 and is_acronym(short["name"]) else None
            if short.get("alias_of") != alias:
                self._table.update(
                    {"alias_of": alias, "alias": int(alias is not None)}, doc_ids=[short.doc_id]
                )

    def aliases(self) -> dict[str, str]:
        """The keys of acronyms with the name of the body that each means in the whole library."""
        return {each["key"]: each["alias_of"] for each in self._table.search(Query().alias == 1)}

    def index_rows(self) -> Iterator[index.Row]:
        """What the index has to hold of them."""
        return ((document.doc_id, _words(document)) for document in self)

    def forms(self, name: str) -> list[str]:
        """The other forms of a name."""
        found = self._table.get(Query().key == canonical(name))
        return list(found["forms"]) if isinstance(found, Document) else []

    def named(self, asked: Iterable[str], *, prefix: bool) -> list[Document]:
        """Speakers whose forms have all these words, or with `prefix` words that begin so; most first."""
        choices = [[f'"{one}"' + " *" * prefix for one in spellings(word)] for word in asked]
        return self._matching(" AND ".join(f"name : ({' OR '.join(each)})" for each in choices))

    def beginning(self, asked: Iterable[str]) -> list[Document]:
        """Speakers with words in their forms that begin with all of `asked`, most first."""
        return self.named(asked, prefix=True)

    def containing(self, asked: Iterable[str]) -> list[Document]:
        """Speakers that have all these letters anywhere in words of their forms, most first."""
        return self._matching(" AND ".join(f'{{name endings}} : "{part}" *' for part in asked))

    def resembling(self, asked: Iterable[str]) -> list[Document]:
        """Speakers that may have words that begin with `asked` but for a letter, most first."""
        terms = []
        for word in asked:
            variants = [f'"{each}" *' for each in (word, *without_a_letter(word))]
            terms.append(f"{{name near}} : ({' OR '.join(variants)})")
        return self._matching(" AND ".join(terms), _MOST_NEAR)

    def _matching(self, expression: str, most: int = _MOST) -> list[Document]:
        """Speakers that the index finds, those with most statements first."""
        sql = "SELECT rowid FROM main.find_speakers WHERE find_speakers MATCH ?"
        found = self._connection.execute(f"{sql} LIMIT ?", (expression, most + 1)).fetchall()
        if len(found) > most:  # walking down from those with most statements soon meets enough of them
            said = json_path(("statements",))
            found = self._connection.execute(
                f"SELECT id FROM {physical(self._table.name)} WHERE {said} IS NOT NULL AND id IN ({sql})"
                f" ORDER BY {said} DESC LIMIT ?",
                (expression, most),
            ).fetchall()
        speakers = self._table.fetch(key for (key,) in found)
        return sorted(speakers, key=lambda document: -document["statements"])

    def ids(self) -> dict[str, int]:
        """The ids of all speakers by the key of the name."""
        return {document["key"]: document.doc_id for document in self._table}

    def names(self, ids: Sequence[int]) -> dict[int, str]:
        """The names of the speakers with these ids."""
        found = self._storage.fetch(self._table.name, ids)
        return {key: loads_as(raw, _Named).name for key, raw in found}

    def called(self, keys: Iterable[str]) -> list[Document]:
        """The speakers with these name keys."""
        return self._table.search(Query().key.one_of(frozenset(keys)))

    def most(self, number: int, also: Iterable[str]) -> list[Document]:
        """The speakers with most statements, and those with the folded names `also`."""
        keys = self._table.page(0, number, by="statements", descending=True)
        others = self.called(also)
        return [*self._table.fetch(keys), *(each for each in others if each.doc_id not in keys)]

    def totals(self) -> dict[str, int]:
        """The number of statements by folded name."""
        return {document["key"]: document["statements"] for document in self._table if document["statements"]}


def _add(said: dict[str, dict[str, Any]], voice: Voice, number: int) -> None:
    """Count statements of somebody in, with the names and the role of an article."""
    key = voice.key
    found = said.get(key)
    if found is None:
        found = {"name": voice.identity, "key": key, "kind": voice.kind}
        found |= {"statements": 0, "forms": {}, "role": None}
        said[key] = found
    found["statements"] += number
    found["forms"].update(dict.fromkeys(voice.forms))
    found["role"] = max(voice.role or "", found["role"] or "", key=len) or None
    if voice.profile:
        found.setdefault("profile", Profile()).add(voice.profile)
    if voice.known_as:
        found["namesake_of"] = voice.base


def _joined(before: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """A speaker's document with what was counted in."""
    forms = dict.fromkeys((*before["forms"], *found["forms"]))
    joined = {
        **before,
        "statements": before["statements"] + found["statements"],
        "forms": [form for form in forms if form != before["name"]][:_FORMS],
        "role": max(found["role"] or "", before["role"] or "", key=len) or None,
    }
    if "profile" in found:
        joined["profile"] = from_document(before.get("profile", {}), Profile)
        joined["profile"].add(found["profile"])
    return joined


def _forms(found: Mapping[str, Any]) -> list[str]:
    return [form for form in found["forms"] if form != found["name"]][:_FORMS]


def _words(document: Mapping[str, Any]) -> tuple[str, ...]:
    """The words by which a speaker is found, by column."""
    words = dict.fromkeys(tokens(" ".join([document["name"], *document.get("forms", ())])))
    parts = dict.fromkeys(part for word in words for part in endings(word))
    near = dict.fromkeys(part for word in words for part in without_a_letter(word))
    return " ".join(words), " ".join(parts), " ".join(near)
