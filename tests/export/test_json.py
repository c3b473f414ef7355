"""JSON that any reader takes, one line a record, safe to show."""

from __future__ import annotations

import json
import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from store import Library
from store.export import FORMATS
from store.export.json_lines import json_line
from store.export.parsed import parsed_line
from store.records import Annotation, Imported
from tests.export.conftest import ARTICLE, READING, TEXT, span


@given(st.recursive(st.text() | st.none() | st.integers(-99, 99), st.lists, max_leaves=10))
def test_any_record_comes_back_from_its_line(record: object) -> None:
    line = json_line(record).decode()
    assert json.loads(line) == record
    assert line.splitlines() == [line[:-1]]
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]", line
    )


def test_the_form_of_parse_is_the_promised_one() -> None:
    record = json.loads(parsed_line("a/b.txt", ARTICLE, READING))
    assert record == {
        "path": "a/b.txt",
        "text": TEXT,
        "title": "=cmd|' /C calc'!A0",
        "published": "2024-03-08",
        "agents": [
            {
                "id": "a1",
                "kind": "person",
                "name": "Tor Havel",
                "other_names": [],
                "mentions": [[*span("Tor Havel")]],
                "roles": [
                    {
                        "role": "president",
                        "organization": "Dockers' Union",
                        "period": None,
                        "evidence": [[*span("president")]],
                    }
                ],
            },
            {
                "id": "a2",
                "kind": "person",
                "name": "Ona Vell",
                "other_names": [],
                "mentions": [[*span("Ona Vell")]],
                "roles": [],
            },
        ],
        "statements": [
            {
                "id": "s1",
                "kind": "direct",
                "parts": [[*span("“-5 per cent,”")], [*span("“is no offer.”")]],
                "cue": [*span("said")],
                "source": [*span("Tor Havel")],
                "speakers": ["a1"],
                "act": "assert",
                "medium": None,
                "nested_in": None,
                "links": {},
                "confidence": 0.9,
                "rule": "test",
            }
        ],
        "facts": record["facts"],
    }
    assert record["facts"][0] == {
        "id": "f1",
        "kind": "person",
        "fields": {
            "name": "Tor Havel",
            "other_names": [],
            "role": "president",
            "organization": None,
            "country": None,
        },
        "evidence": [[*span("Tor Havel")]],
        "inferred": {},
        "links": {},
        "confidence": 1.0,
        "rule": "",
    }


def test_a_path_that_is_no_unicode_is_shown() -> None:
    assert json.loads(parsed_line("caf\udce9.txt", ARTICLE, READING))["path"] == "caf�.txt"


def test_one_document_holds_everything(library: Library) -> None:
    note = library.annotate(ARTICLE.id, [span("no offer")], note="a note", tags=("pay",))
    library.review(ARTICLE.id, "f3", "rejected")
    document = json.loads(b"".join(FORMATS["json"].write(library, "")))
    (article,) = document["articles"]
    assert (article["id"], article["text"], article["publisher"]) == (ARTICLE.id, TEXT, "Ansa Post")
    assert [agent["name"] for agent in article["agents"]] == ["Tor Havel", "Ona Vell"]
    assert [statement["id"] for statement in article["statements"]] == ["s1"]
    assert [(fact["id"], fact["status"]) for fact in article["facts"]] == [
        ("f1", "suggested"),
        ("f2", "suggested"),
        ("f3", "rejected"),
    ]
    (exported,) = article["annotations"]
    assert msgspec.convert(exported, Annotation) == note
    assert article["imported"] is None or msgspec.convert(article["imported"], Imported)


def test_an_empty_library_is_an_empty_document(library: Library) -> None:
    found = b"".join(FORMATS["json"].write(library, "nothingmatchesthis"))
    assert json.loads(found) == {"format": "onrecord", "version": 1, "articles": []}
    assert b"".join(FORMATS["jsonl"].write(library, "nothingmatchesthis")) == b""
