"""W3C Web Annotations as JSON-LD: notes, tags and findings on words, by position and by quote.

A TextPositionSelector counts Unicode code points, as our offsets do (Web Annotation Data Model 4.2.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from store.export.identifiers import article_urn, urn_of, web_address
from store.export.linked_data import known, stream
from store.export.selection import Found, select
from store.export.shapes import Shape
from store.export.view import Request, View
from store.export.wording import fact_words, names_of, title_of
from store.records import Annotation, Article, Fact, Selector, Span, Statement

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"title": "dcterms:title", "isVersionOf": {"@id": "dcterms:isVersionOf", "@type": "@id"}},
]
_GENERATOR = {"id": urn_of("program", "onrecord"), "type": "Software", "name": "Onrecord"}


def write(view: View, request: Request) -> Iterator[bytes]:
    """An annotation page: each note, statement and fact as one annotation."""
    head: Shape = {"@context": _CONTEXT, "id": urn_of("page", request.query), "type": "AnnotationPage"}
    found = select(view, request.query)
    return stream(head, "items", (item for article in found for item in _annotations(article)))


def _annotations(found: Found) -> Iterator[Shape]:
    article = found.opened.article
    for note in found.notes:
        yield _note(article, note)
    for statement in found.statements:
        yield _statement(found, statement)
    for fact in found.facts:
        yield _fact(article, fact)


def _note(article: Article, note: Annotation) -> Shape:
    bodies = [_body(note.note, "commenting")] if note.note else []
    bodies += [_body(tag, "tagging") for tag in note.tags]
    return {
        "id": urn_of("note", article.id, str(note.id)),
        "type": "Annotation",
        "motivation": "commenting" if note.note else "tagging",
        "creator": known({"type": "Person", "name": note.creator}) if note.creator else None,
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
        "body": bodies,
        "target": _targets(article, note.target),
    }


def _statement(found: Found, statement: Statement) -> Shape:
    article = found.opened.article
    bodies = [_body(name, "identifying") for name in names_of(found.opened, statement)]
    bodies += [_body(f"{statement.kind} statement", "classifying"), _body(statement.act, "classifying")]
    return _finding(article, statement.id, bodies, statement.parts)


def _fact(article: Article, fact: Fact) -> Shape:
    told = "; ".join(f"{name}: {words}" for name, words in fact_words(fact))
    bodies = [_body(fact.kind, "classifying"), _body(told, "describing")]
    return _finding(article, fact.id, bodies, fact.evidence)


def _finding(article: Article, finding: str, bodies: list[Shape], spans: Sequence[Span]) -> Shape:
    return {
        "id": urn_of("finding", article.id, finding),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": _GENERATOR,
        "body": bodies,
        "target": _targets(article, [Selector.of(article.text, span) for span in spans]),
    }


def _body(value: str, purpose: str) -> Shape:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _targets(article: Article, selectors: Iterable[Selector]) -> list[Shape]:
    source = known(
        {
            "id": article_urn(article.id),
            "type": "Text",
            "format": "text/plain",
            "language": article.language,
            "title": title_of(article),
            "isVersionOf": web_address(article.url),
        }
    )
    return [
        {"type": "SpecificResource", "source": source, "selector": _selectors(each)} for each in selectors
    ]


def _selectors(selector: Selector) -> list[Shape]:
    """Two ways to the same words."""
    quote = {"type": "TextQuoteSelector", "exact": selector.exact}
    quote |= known({"prefix": selector.prefix, "suffix": selector.suffix})
    return [{"type": "TextPositionSelector", "start": selector.start, "end": selector.end}, quote]
