"""JSON-LD, read by a JSON-LD processor without a network."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld

from tests.export.conftest import Export
from tests.export.samples import ARTICLE, HARD

OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
# What our files use of the W3C's context for annotations; it lies on the web, and tests stay off it.
ANNOTATION_CONTEXT = {
    "@context": {
        "oa": OA, "as": "http://www.w3.org/ns/activitystreams#", "dcterms": "http://purl.org/dc/terms/",
        "dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#", "foaf": "http://xmlns.com/foaf/0.1/",
        "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@vocab"},
        "Annotation": "oa:Annotation", "AnnotationPage": "as:OrderedCollectionPage",
        "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
        "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
        "Text": "dcterms:Text", "Software": "as:Application", "Person": "foaf:Person", "name": "foaf:name",
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "commenting": "oa:commenting", "tagging": "oa:tagging", "identifying": "oa:identifying",
        "classifying": "oa:classifying", "describing": "oa:describing",
        "creator": {"@type": "@id", "@id": "dcterms:creator"},
        "generator": {"@type": "@id", "@id": "as:generator"},
        "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
        "modified": {"@id": "dcterms:modified", "@type": "xsd:dateTime"},
        "value": "rdf:value", "format": "dc:format", "language": "dc:language", "exact": "oa:exact",
        "prefix": "oa:prefix", "suffix": "oa:suffix",
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    }
}  # fmt: skip


def loader(url: str, _: object = None) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld", f"{url} would have to be loaded"
    return {"contextUrl": None, "documentUrl": url, "document": ANNOTATION_CONTEXT}


def nodes(data: bytes) -> list[dict[str, Any]]:
    document = json.loads(data)
    flat: list[dict[str, Any]] = jsonld.flatten(document, options={"documentLoader": loader})
    return flat


def one(node: dict[str, Any], name: str) -> Any:
    (value,) = node[name]
    return value.get("@value", value.get("@id"))


def test_selectors_lead_to_the_words_in_code_points(exported: Export) -> None:
    found = nodes(exported("webannotation"))
    positions = [node for node in found if f"{OA}TextPositionSelector" in node.get("@type", ())]
    quotes = [node for node in found if f"{OA}TextQuoteSelector" in node.get("@type", ())]
    assert len(positions) == len(quotes) >= 9
    words = {HARD[int(one(node, f"{OA}start")) : int(one(node, f"{OA}end"))] for node in positions}
    assert words == {one(node, f"{OA}exact") for node in quotes}
    assert {"Cafe\u0301", "prêts \U0001f6a2", "Link"} <= words
    for node in quotes:
        around = node.get(f"{OA}prefix", [{"@value": ""}])[0]["@value"] + one(node, f"{OA}exact")
        assert around + node.get(f"{OA}suffix", [{"@value": ""}])[0]["@value"] in HARD


def test_an_annotation_has_body_motivation_and_target(exported: Export) -> None:
    found = {node["@id"]: node for node in nodes(exported("webannotation"))}
    annotations = [node for node in found.values() if f"{OA}Annotation" in node.get("@type", ())]
    assert len(annotations) == 2 + 1 + 5
    comment = next(node for node in annotations if one(node, f"{OA}motivatedBy") == f"{OA}commenting")
    bodies = [found[body["@id"]] for body in comment[f"{OA}hasBody"]]
    assert [one(body, f"{OA}hasPurpose") for body in bodies] == [
        f"{OA}{p}" for p in ("commenting", "tagging", "tagging")
    ]
    sources = {one(found[target["@id"]], f"{OA}hasSource") for target in comment[f"{OA}hasTarget"]}
    (source,) = sources
    assert one(found[source], "http://purl.org/dc/terms/isVersionOf") == ARTICLE.url


def test_a_quotation_leads_to_its_speaker_and_its_article(exported: Export) -> None:
    found = {node["@id"]: node for node in nodes(exported("schemaorg"))}
    (said,) = [node for node in found.values() if f"{SCHEMA}Quotation" in node.get("@type", ())]
    assert one(said, f"{SCHEMA}text").startswith("“Nous sommes prêts \U0001f6a2,” … “--")
    speaker = found[one(said, f"{SCHEMA}spokenByCharacter")]
    assert one(speaker, f"{SCHEMA}name") == "Óna Véll"
    article = found[one(said, f"{PROV}wasDerivedFrom")]
    assert one(article, f"{SCHEMA}headline") == ARTICLE.title
    assert one(article, f"{SCHEMA}datePublished") == "2024-05-04"
    activity = found[one(said, f"{PROV}wasGeneratedBy")]
    assert one(activity, f"{PROV}used") == article["@id"]


def test_facts_say_who_is_responsible_and_keep_open_dates_open(exported: Export) -> None:
    found = list(nodes(exported("schemaorg")))

    def of(kind: str) -> dict[str, Any]:
        (node,) = [node for node in found if node.get("@type") == [SCHEMA + kind]]
        return node

    pact, meeting = of("CreativeWork"), of("Event")
    assert one(pact, f"{SCHEMA}validThrough") == "2026-06-30"
    assert f"{SCHEMA}validFrom" not in pact  # signed on a 4 March of some year
    assert one(pact, f"{SCHEMA}temporalCoverage") == "XXXX-03-04/2026-06-30"
    assert one(meeting, f"{SCHEMA}startDate") == "2024-05"
    clerk = next(node for node in found if one_or_none(node, f"{SCHEMA}jobTitle") == "harbour clerk")
    assert one(clerk, f"{SCHEMA}creativeWorkStatus") == "corrected"
    assert one(clerk, f"{PROV}wasAttributedTo") != one(pact, f"{PROV}wasAttributedTo")
    assert len(of("QuantitativeValue")) > 3


def one_or_none(node: dict[str, Any], name: str) -> Any:
    return one(node, name) if name in node else None
