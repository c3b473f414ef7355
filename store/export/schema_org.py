"""schema.org with PROV as JSON-LD: articles, who is in them, what they said, and what was agreed.

The context stands in the file, so that reading it needs no network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from store import edtf
from store.export.identifiers import article_urn, urn_of, web_address
from store.export.linked_data import known, stream
from store.export.selection import Found, select
from store.export.shapes import Shape
from store.export.view import Request, View
from store.export.wording import quote_of, title_of, words_of
from store.records import (
    Agent,
    Agreement,
    Annotation,
    Commitment,
    Fact,
    Figure,
    Meeting,
    Organization,
    Person,
    Place,
    Programme,
    Statement,
)

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "id": "@id",
    "type": "@type",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
}
_KINDS = {"person": "Person", "organization": "Organization", "country": "Country", "group": "Organization"}
_PROGRAM = urn_of("program", "onrecord")
_READER = urn_of("person", "reader")
"""Whoever accepted, corrected or added something in the library."""


def write(view: View, request: Request) -> Iterator[bytes]:
    """One graph: the program and the person, then article by article what is in it."""
    return stream({"@context": _CONTEXT}, "@graph", _graph(view, request.query))


def _graph(view: View, query: str) -> Iterator[Shape]:
    yield {"id": _PROGRAM, "type": ["SoftwareApplication", "prov:SoftwareAgent"], "name": "Onrecord"}
    yield {"id": _READER, "type": ["Person", "prov:Person"], "description": "the user of this library"}
    for found in select(view, query):
        yield _article(found)
        yield {
            "id": _reading(found),
            "type": "prov:Activity",
            "wasAssociatedWith": _PROGRAM,
            "used": article_urn(found.opened.article.id),
        }
        speaking = {agent for statement in found.statements for agent in statement.speakers}
        for agent in found.opened.agents:
            if agent.id in speaking:
                yield _agent(agent)
        for statement in found.statements:
            yield _quotation(found, statement)
        for fact in found.facts:
            if (shape := _fact(fact)) is not None:
                yield {**shape, **_source(found, fact.id, fact.status, _evidence(found, fact))}
        for note in found.notes:
            yield _comment(found, note)


def _article(found: Found) -> Shape:
    article = found.opened.article
    return {
        "id": article_urn(article.id),
        "type": ["NewsArticle", "prov:Entity"],
        "headline": title_of(article),
        "datePublished": day(article.published),
        "edtf": article.published,
        "publisher": known({"type": "Organization", "name": article.publisher})
        if article.publisher
        else None,
        "author": known({"type": "Person", "name": article.author}) if article.author else None,
        "url": web_address(article.url),
        "inLanguage": article.language,
    }


def day(date: str | None) -> str | None:
    """A date as schema.org takes it (ISO 8601): a day, month or year; None where digits are unknown."""
    if date is None:
        return None
    try:
        point = edtf.parse(date).start
    except ValueError:
        return None
    if point is None or "X" in point.year + point.month + point.day or edtf.parse(date).interval:
        return None
    whole = "-".join(part for part in (point.year, point.month, point.day) if part)
    return whole if not point.month or int(point.month) <= 12 else None


def agent_urn(name: str) -> str:
    """A person or body of the library, by name."""
    return urn_of("agent", " ".join(name.split()).casefold())


def _agent(agent: Agent) -> Shape:
    roles = [
        known(
            {
                "type": "Role",
                "roleName": role.role,
                "affiliation": _named("Organization", role.organization),
            }
        )
        for role in agent.roles
    ]
    return {
        "id": agent_urn(agent.name),
        "type": [_KINDS.get(agent.kind, "Thing"), "prov:Agent"],
        "name": agent.name,
        "alternateName": list(agent.other_names),
        "hasOccupation" if agent.kind == "person" else "subjectOf": roles,
    }


def _quotation(found: Found, statement: Statement) -> Shape:
    opened = found.opened
    speakers = [{"id": agent_urn(agent.name)} for agent in found.speakers(statement)]
    return {
        "type": ["Quotation", "prov:Entity"],
        "text": quote_of(found.text, statement),
        "spokenByCharacter": speakers,
        "creditText": words_of(found.text, statement.source),
        "genre": statement.kind,
        "isPartOf": {"id": article_urn(opened.article.id)},
        "keywords": list(dict.fromkeys(t for note in found.notes_on(statement.parts) for t in note.tags)),
        **_source(found, statement.id, statement.status, None),
    }


def _source(found: Found, finding: str, status: str, evidence: str | None) -> Shape:
    """Where a finding comes from: its article, the reading, and the person who decided about it."""
    return {
        "id": urn_of("finding", found.opened.article.id, finding),
        "wasDerivedFrom": article_urn(found.opened.article.id),
        "wasGeneratedBy": _reading(found),
        "wasAttributedTo": _PROGRAM if status == "suggested" else _READER,
        "creativeWorkStatus": status,
        **({"description": evidence} if evidence else {}),
    }


def _reading(found: Found) -> str:
    return urn_of("reading", found.opened.article.id)


def _evidence(found: Found, fact: Fact) -> str:
    return " … ".join(words_of(found.text, span) for span in fact.evidence)


def _comment(found: Found, note: Annotation) -> Shape:
    return {
        "id": urn_of("note", found.opened.article.id, str(note.id)),
        "type": ["Comment", "prov:Entity"],
        "text": note.note,
        "keywords": list(note.tags),
        "citation": [target.exact for target in note.target],
        "dateCreated": note.created.isoformat(),
        "dateModified": note.modified.isoformat(),
        "about": {"id": article_urn(found.opened.article.id)},
        "wasDerivedFrom": article_urn(found.opened.article.id),
        "wasAttributedTo": _READER,
    }


# ---------------------------------------------------------------- facts


def _fact(fact: Fact) -> Shape | None:
    """The fact in terms of schema.org; None for a date, which is part of others."""
    fields = fact.fields
    known_as = fact.inferred
    match fields:
        case Person():
            work = _named("Organization", fields.organization)
            return {
                "type": "Person",
                "name": fields.name,
                "alternateName": list(fields.other_names),
                "jobTitle": fields.role,
                "worksFor": work,
                "nationality": fields.country,
            }
        case Organization():
            names = [name for name in (fields.acronym, *fields.forms) if name and name != fields.name]
            return {"type": "Organization", "name": fields.name, "alternateName": names}
        case Place():
            return {"type": "Place", "name": fields.name, "containedInPlace": fields.country}
        case Meeting():
            return _meeting(fields, known_as)
        case Agreement():
            return _agreement(fields, known_as)
        case Commitment():
            made = known_as.get("made_on") or fields.made_on
            return {
                "type": "PlanAction",
                "name": fields.to_do,
                "agent": _agents(fields.who),
                "participant": _agents(fields.counterpart),
                "startTime": day(made),
                "edtf": made,
                "location": _named("Place", fields.made_at),
                "disambiguatingDescription": fields.modality,
            }
        case Programme():
            return {
                "type": "GovernmentService",
                "name": fields.name,
                "provider": _agents(fields.owner),
                "edtf": fields.period,
            }
        case Figure():
            return _figure(fields)
    return None


def _meeting(fields: Meeting, inferred: dict[str, str]) -> Shape:
    date = inferred.get("date") or fields.date
    return {
        "type": "Event",
        "name": "Meeting",
        "attendee": _agents(fields.participants),
        "organizer": _agents((fields.host,) if fields.host else ()),
        "startDate": day(date),
        "edtf": date,
        "location": _named("Place", fields.place),
        "about": list(fields.topics),
        "eventAttendanceMode": fields.mode,
    }


def _agreement(fields: Agreement, inferred: dict[str, str]) -> Shape:
    signed = inferred.get("signed") or next(iter(fields.signed), None)
    until = inferred.get("valid_until") or fields.valid_until
    return {
        "type": "CreativeWork",
        "additionalType": fields.type,
        "name": fields.name,
        "position": fields.ordinal,
        "contributor": _agents(fields.parties),
        "accountablePerson": _agents(fields.signatories),
        "validFrom": day(signed),
        "validThrough": day(until),
        "temporalCoverage": f"{signed or '..'}/{until or '..'}" if signed or until else None,
        "about": list(fields.topics),
        "isBasedOn": fields.renews,
    }


def _figure(fields: Figure) -> Shape:
    value = fields.value
    size: dict[str, Any] = (
        {"minValue": value[0], "maxValue": value[1]} if isinstance(value, tuple) else {"value": value}
    )
    return {"type": "QuantitativeValue", "name": fields.what, "unitText": fields.unit, **size}


def _agents(names: Iterable[str]) -> list[Shape]:
    return [{"id": agent_urn(name), "name": name} for name in names]


def _named(kind: str, name: str | None) -> Shape | None:
    return {"type": kind, "name": name} if name else None
