"""A library seen through pseudonyms, for every writer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from store.export.cited import authors_of
from store.export.pseudonyms.key import Person, extended, folded, read_key, write_key
from store.export.pseudonyms.replacing import Names, Replaced
from store.export.view import View
from store.records import Agent, Annotation, Article, Code, Fact, Selector, Span, Statement
from store.records import Person as PersonFields
from store.results import ArticleRow, Chain, FactHit, OpenArticle, QuoteHit

_LOWER = re.compile(r"[^\W\d_]+")
Record = TypeVar("Record", Fact, Agent)


def pseudonymous(library: View, key: Path) -> View:
    """The library with a pseudonym for every person; `key` is read, extended and written.

    Addresses, authors and where a file came from are left out, since they lead back to people. Raises
    OnrecordError if `key` is another file.
    """
    people = read_key(key)
    forms: dict[str, dict[str, None]] = {}
    common: set[str] = set()
    for row in library.rows():
        opened = library.open_article(row.id)
        _gather(opened, forms)
        common.update(word.casefold() for word in _LOWER.findall(opened.article.text) if word[0].islower())
    people = extended(people, forms)
    write_key(key, people)
    return _Pseudonymous(library, people, common)


def _gather(opened: OpenArticle, forms: dict[str, dict[str, None]]) -> None:
    """Collect the people of an article, its authors among them, with every form of their names."""
    for name in authors_of(opened.article):
        if len(name.split()) > 1 and name.istitle():  # else it is an agency, or "staff"
            forms.setdefault(name, {})
    for agent in opened.agents:
        if agent.kind == "person":
            forms.setdefault(agent.name, {}).update(dict.fromkeys(agent.other_names))
    for fact in opened.facts:
        if isinstance(fact.fields, PersonFields):
            forms.setdefault(fact.fields.name, {}).update(dict.fromkeys(fact.fields.other_names))


class _Pseudonymous:
    """The looking half of a library in which nobody is called by name."""

    def __init__(self, library: View, people: list[Person], common: set[str]) -> None:
        self._library = library
        self._names = Names(people, common)
        self._people = people
        self._new: dict[str, str] = {}
        self._old: dict[str, str] = {}
        for row in library.rows():
            article = self._opened(row.id)[0].article
            self._new[row.id] = article.id
            self._old[article.id] = row.id
        self._look = lru_cache(maxsize=32)(self._opened)

    def codebook(self) -> list[Code]:
        """The tags, with pseudonyms in them and in what is said of them."""
        return [
            Code(
                name=self._plain(code.name),
                parent=self._plain(code.parent) if code.parent else None,
                colour=code.colour,
                description=self._plain(code.description),
            )
            for code in self._library.codebook()
        ]

    def rows(self) -> Sequence[ArticleRow]:
        """The article list."""
        return [
            replace(
                row, id=self._new[row.id], title=self._look(row.id)[0].article.title or self._plain(row.title)
            )
            for row in self._library.rows()
            if row.id in self._new  # else it came in meanwhile
        ]

    def open_article(self, article_id: str, /) -> OpenArticle:
        """An article by the id that `rows` gives."""
        return self._look(self._old[article_id])[0]

    def quotes(self, query: str = "", /) -> Iterator[QuoteHit]:
        """Statements that match; a pseudonym in the query stands for the name."""
        for hit in self._library.quotes(self._asked(query)):
            opened, here = self._look(hit.article)
            statement = next(each for each in opened.statements if each.id == hit.statement.id)
            text = opened.article.text
            yield replace(
                hit,
                article=self._new[hit.article],
                title=self._plain(hit.title, here),
                statement=statement,
                speakers=tuple(self._plain(name, here) for name in hit.speakers),
                role=self._plain(hit.role, here) if hit.role else None,
                source=_words(text, statement.source),
                cue=_words(text, statement.cue),
                text=" … ".join(" ".join(text[start:end].split()) for start, end in statement.parts),
                marks=(),
            )

    def facts(self, query: str = "", /, *, kind: str | None = None) -> Iterator[FactHit]:
        """Facts that match."""
        yield from map(self._fact_hit, self._library.facts(self._asked(query), kind=kind))

    def _fact_hit(self, hit: FactHit) -> FactHit:
        opened, here = self._look(hit.article)
        fact = next(each for each in opened.facts if each.id == hit.fact.id)
        return replace(
            hit,
            article=self._new[hit.article],
            title=self._plain(hit.title, here),
            fact=fact,
            text=_words(opened.article.text, fact.evidence[0]) or "" if fact.evidence else "",
        )

    def chains(self, query: str = "", /) -> list[Chain]:
        """The series that the agreements which match form."""
        return [
            replace(
                chain,
                parties=tuple(map(self._plain, chain.parties)),
                stages=tuple(
                    replace(stage, facts=tuple(map(self._fact_hit, stage.facts))) for stage in chain.stages
                ),
            )
            for chain in self._library.chains(self._asked(query))
        ]

    def _asked(self, query: str) -> str:
        names = {person.pseudonym: person.name for person in self._people}
        return re.sub(r"Person \d+", lambda found: names.get(found[0], found[0]), query)

    # ---------------------------------------------------------------- one article

    def _opened(self, old_id: str) -> tuple[OpenArticle, frozenset[str]]:
        opened = self._library.open_article(old_id)
        forms: dict[str, dict[str, None]] = {}
        _gather(opened, forms)
        here = frozenset(
            self._names.pseudonyms[folded(name)] for name in forms if folded(name) in self._names.pseudonyms
        )
        moved = self._names.replace(opened.article.text, here)
        article = Article(
            text=moved.text,
            title=self._plain(opened.article.title, here) if opened.article.title else None,
            published=opened.article.published,
            publisher=opened.article.publisher,
            language=opened.article.language,
        )
        made = OpenArticle(
            article=article,
            agents=tuple(self._agent(agent, moved, here) for agent in opened.agents),
            statements=tuple(_statement(each, moved) for each in opened.statements),
            facts=tuple(self._fact(fact, moved, here) for fact in opened.facts),
            annotations=tuple(self._note(note, moved, here, article) for note in opened.annotations),
            lost=tuple(self._lost(note, here, article) for note in opened.lost),
        )
        return made, here

    def _plain(self, words: str, here: frozenset[str] = frozenset()) -> str:
        whole = self._names.pseudonyms.get(folded(words))
        return whole or self._names.replace(words, here).text

    def _agent(self, agent: Agent, moved: Replaced, here: frozenset[str]) -> Agent:
        document = self._words(msgspec.to_builtins(agent), here)
        document["other_names"] = [] if agent.kind == "person" else document["other_names"]
        document["mentions"] = [moved.span(span) for span in agent.mentions]
        for role, own in zip(document["roles"], agent.roles, strict=True):
            role["evidence"] = [moved.span(span) for span in own.evidence]
        return msgspec.convert(document, Agent)

    def _fact(self, fact: Fact, moved: Replaced, here: frozenset[str]) -> Fact:
        fields: Any = self._words(msgspec.to_builtins(fact.fields), here)
        if isinstance(fact.fields, PersonFields):
            fields["other_names"] = []
        document = {**msgspec.to_builtins(fact), "fields": fields}
        document["evidence"] = [moved.span(span) for span in fact.evidence]
        return msgspec.convert(document, Fact)

    def _words(self, value: Any, here: frozenset[str]) -> Any:
        """All texts in a document with pseudonyms; what names its type or itself stays."""
        if isinstance(value, str):
            return self._plain(value, here)
        if isinstance(value, list | tuple):
            return [self._words(each, here) for each in value]
        if isinstance(value, dict):
            return {
                key: each if key in ("id", "kind") else self._words(each, here) for key, each in value.items()
            }
        return value

    def _note(self, note: Annotation, moved: Replaced, here: frozenset[str], article: Article) -> Annotation:
        target = tuple(Selector.of(article.text, moved.span((each.start, each.end))) for each in note.target)
        return self._told(note, here, article, target)

    def _lost(self, note: Annotation, here: frozenset[str], article: Article) -> Annotation:
        target = tuple(
            replace(
                each,
                exact=self._plain(each.exact, here),
                prefix=self._plain(each.prefix, here),
                suffix=self._plain(each.suffix, here),
            )
            for each in note.target
        )
        return self._told(note, here, article, target)

    def _told(
        self, note: Annotation, here: frozenset[str], article: Article, target: tuple[Selector, ...]
    ) -> Annotation:
        return replace(
            note,
            article=article.id,
            target=target,
            note=self._plain(note.note, here),
            tags=tuple(self._plain(tag, here) for tag in note.tags),
            creator="",
        )


def _statement(statement: Statement, moved: Replaced) -> Statement:
    def at(span: Span | None) -> Span | None:
        return moved.span(span) if span else None

    return replace(
        statement,
        parts=tuple(moved.span(span) for span in statement.parts),
        cue=at(statement.cue),
        source=at(statement.source),
        role=at(statement.role),
        medium=at(statement.medium),
    )


def _words(text: str, span: Span | None) -> str | None:
    return " ".join(text[span[0] : span[1]].split()) if span else None
