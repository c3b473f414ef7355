"""What a query finds, article by article: the same choice for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from store.export.view import View
from store.records import Agent, Annotation, Fact, Span, Statement
from store.results import ArticleRow, OpenArticle
from store.search.parser import All, Any, Field, Node, Not, Words, mentions, parse, positive
from store.search.text import tokens


class Found(Struct, frozen=True, kw_only=True):
    """An article with the part of it that goes out.

    `statements`, `facts` and `notes` are those that the query finds, without rejected ones and, of the
    statements, without attitudes, unless the query asks for them. `lost` are notes whose words are gone.
    """

    opened: OpenArticle
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    notes: tuple[Annotation, ...]
    lost: tuple[Annotation, ...] = ()

    @property
    def text(self) -> str:
        """The article's text."""
        return self.opened.article.text

    def notes_on(self, spans: Sequence[Span]) -> list[Annotation]:
        """The notes that touch these words."""
        return notes_on(self.opened.annotations, spans)

    def speakers(self, statement: Statement) -> list[Agent]:
        """The agents that said it."""
        return speakers_of(self.opened, statement)


def select(view: View, query: str) -> Iterator[Found]:
    """The articles in which `query` finds something, newest first; all of them when it is empty."""
    if not query.strip():
        for row in view.rows():
            yield _everything(view.open_article(row.id))
        return
    node = parse(query)
    if _is_of_articles(node):
        for row in view.rows():
            if _names_article(node, row):
                yield _everything(view.open_article(row.id))
        return
    found: dict[str, set[str]] = {}
    for quote in view.quotes(query):
        found.setdefault(quote.article, set()).add(quote.statement.id)
    for fact in view.facts(query):
        found.setdefault(fact.article, set()).add(fact.fact.id)
    about_notes = any(mentions(node, field) for field in ("tag", "note", "has"))
    for row in view.rows():
        if row.id in found or (about_notes and (row.notes or row.tags)):
            article = _part(view.open_article(row.id), found.get(row.id, set()), node)
            if row.id in found or article.notes or article.lost:
                yield article


def _is_of_articles(node: Node) -> bool:
    """Whether a query asks for whole articles, whatever is in them."""
    nodes = node.nodes if isinstance(node, All) else (node,)
    return bool(nodes) and all(isinstance(each, Field) and each.name == "article" for each in nodes)


def _names_article(node: Node, row: ArticleRow) -> bool:
    """Whether an article's id begins so, or its title has words that do, as in a search."""
    title = tokens(row.title)
    for value in (each.value for each in positive(node) if isinstance(each, Field)):
        by_id = len(value) >= 8 and row.id.startswith(value)
        if not by_id and not all(any(own.startswith(word) for own in title) for word in tokens(value)):
            return False
    return True


def _everything(opened: OpenArticle) -> Found:
    return Found(
        opened=opened,
        statements=tuple(s for s in opened.statements if s.act != "attitude" and s.status != "rejected"),
        facts=tuple(f for f in opened.facts if f.status != "rejected"),
        notes=opened.annotations,
        lost=opened.lost,
    )


def _part(opened: OpenArticle, wanted: set[str], node: Node) -> Found:
    statements = tuple(each for each in opened.statements if each.id in wanted)
    facts = tuple(each for each in opened.facts if each.id in wanted)
    spans = [span for each in statements for span in each.parts]
    spans += [span for each in facts for span in each.evidence]
    touching = {note.id for note in notes_on(opened.annotations, spans)}
    notes = tuple(note for note in opened.annotations if note.id in touching or _matches(node, note))
    lost = tuple(note for note in opened.lost if _matches(node, note))
    return Found(opened=opened, statements=statements, facts=facts, notes=notes, lost=lost)


def notes_on(notes: Iterable[Annotation], spans: Sequence[Span]) -> list[Annotation]:
    """The notes that share a character with `spans`."""
    return [
        note
        for note in notes
        if any(target.start < end and start < target.end for target in note.target for start, end in spans)
    ]


def speakers_of(opened: OpenArticle, statement: Statement) -> list[Agent]:
    """The agents that said it."""
    return [agent for agent in opened.agents if agent.id in statement.speakers]


def _matches(node: Node, note: Annotation) -> bool:
    """Whether a note by itself is what the query asks for; what it can't tell of a note it denies."""
    match node:
        case Words(words):
            here = tokens(" ".join([note.note, *note.tags, *(target.exact for target in note.target)]))
            return all(word in here for word in words)
        case Field("tag", _, value, prefix):
            wanted = " ".join(tokens(value))
            tags = [" ".join(tokens(tag)) for tag in note.tags]
            return any(tag.startswith(wanted) if prefix else tag == wanted for tag in tags)
        case Field("note", _, value):
            here = tokens(note.note)
            return all(word in here for word in tokens(value))
        case Field("has", _, value):
            return bool({"note": note.note, "tag": note.tags}.get(value.lower()))
        case Not(inner):
            return not _matches(inner, note)
        case All(nodes):
            return all(_matches(each, note) for each in nodes)
        case Any(nodes):
            return any(_matches(each, note) for each in nodes)
    return False


def context(text: str, span: Span, width: int = 160) -> tuple[str, str]:
    """Up to `width` code points on each side of `span` on one line, cut between words."""
    start, end = span
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start > width:
        before = "…" + before.partition(" ")[2]
    if end + width < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(before.split()), " ".join(after.split())
