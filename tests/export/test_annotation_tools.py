"""brat, doccano, Prodigy and CoNLL files, read by programs for them, with words at the right offsets."""

from __future__ import annotations

import json
from pathlib import Path

import conllu
import pytest
from bratly import AttributeAnnotation, EntityAnnotation, NoteAnnotation, RelationAnnotation
from bratly.io import read_and_load_ann_file

from store import Library, OnrecordError
from store.export import FORMATS, save_folder
from store.records import Article, Reading
from tests.export.conftest import Export
from tests.export.samples import HARD


def test_brat_opens_the_folder(hard: Library, tmp_path: Path) -> None:
    assert save_folder(tmp_path / "brat", FORMATS["brat"].files(hard)) == 3
    (path,) = (tmp_path / "brat").glob("*.ann")
    text = path.with_suffix(".txt").read_bytes().decode()
    assert text == HARD
    collection = read_and_load_ann_file(str(path))
    assert collection is not None
    found = collection.annotations
    entities = [each for each in found if isinstance(each, EntityAnnotation)]
    for entity in entities:
        assert entity.content == " ".join(text[part.start : part.end] for part in entity.fragments)
    (said,) = [entity for entity in entities if entity.label == "Direct"]
    assert len(said.fragments) == 2
    assert {entity.label for entity in entities} == {
        "Direct", "Source", "Cue", "Agreement", "Meeting", "Person", "Figure", "Commitment", "Note",
    }  # fmt: skip
    relations = [each for each in found if isinstance(each, RelationAnnotation)]
    (by,) = [each for each in relations if each.label == "said_by"]
    assert (by.argument1[1].id, by.argument2[1].content) == (said.id, "Óna Véll")
    values = {(each.label, *each.values) for each in found if isinstance(each, AttributeAnnotation)}
    assert values >= {("Act", "deny"), ("Status", "corrected")}
    notes = [each.value for each in found if isinstance(each, NoteAnnotation)]
    assert any(note.startswith("=1+1; says <i>Véll</i>, --- second line") for note in notes)
    configuration = (tmp_path / "brat" / "annotation.conf").read_text()
    assert all(f"\n{entity.label}\n" in configuration for entity in entities)


def test_brat_needs_a_folder(hard: Library) -> None:
    with pytest.raises(OnrecordError, match="folder"):
        FORMATS["brat"].write(hard)
    with pytest.raises(OnrecordError, match="file"):
        FORMATS["csv"].files(hard)


def test_doccano_spans_and_relations(exported: Export) -> None:
    (example,) = map(json.loads, exported("doccano").splitlines())
    entities = {each["id"]: each for each in example["entities"]}
    words = {
        key: example["text"][each["start_offset"] : each["end_offset"]] for key, each in entities.items()
    }
    assert "prêts \U0001f6a2" in words.values()
    joined = {(words[each["from_id"]], each["type"], words[each["to_id"]]) for each in example["relations"]}
    assert ("“Nous sommes prêts \U0001f6a2,”", "said_by", "Óna Véll") in joined
    assert (
        "“Nous sommes prêts \U0001f6a2,”",
        "goes_on",
        "“-- and {we} \\will% not_pay $5 ~ #ever”",
    ) in joined
    ids = [each["id"] for each in (*example["entities"], *example["relations"])]
    assert len(ids) == len(set(ids))


def test_prodigy_spans_begin_and_end_with_tokens(exported: Export) -> None:
    (task,) = map(json.loads, exported("prodigy").splitlines())
    tokens, text = task["tokens"], task["text"]
    assert text == HARD
    for number, token in enumerate(tokens):
        assert (token["id"], token["text"]) == (number, text[token["start"] : token["end"]])
    for span in task["spans"]:
        first, last = tokens[span["token_start"]], tokens[span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    assert {each["label"] for each in task["relations"]} == {"said_by", "reported_with"}
    (by,) = [each for each in task["relations"] if each["label"] == "said_by"]
    assert tokens[by["child"]]["text"] == "Véll"


def test_conll_columns(exported: Export) -> None:
    sentences = conllu.parse(exported("conll").decode())
    assert sentences[0].metadata["published"] == "2024-05-04"
    tokens = [token for sentence in sentences for token in sentence]
    for token in tokens:
        start, end = int(token["misc"]["start_char"]), int(token["misc"]["end_char"])
        assert " ".join(HARD[start:end].split()) == token["form"]
    content = [token["onrecord:content"] for token in tokens]
    assert content.count("B-direct-s1") == 1
    assert content.count("I-direct-s1") > 10
    assert [t["form"] for t in tokens if t["onrecord:agent"] == "B-person-a2"] == ["Oren"]
    assert {t["onrecord:source"] for t in tokens if t["form"] in ("Óna", "Véll")} == {"B-s1", "I-s1"}


def test_brat_names_are_given_once(library: Library, tmp_path: Path) -> None:
    for number, title in enumerate(("x", "x", "x_2", "X 2", "x 2")):
        library.add(Article(text=f"Text {number}.", title=title), Reading())
    assert save_folder(tmp_path / "brat", FORMATS["brat"].files(library)) == 1 + 2 * 6
    assert len(list((tmp_path / "brat").iterdir())) == 1 + 2 * 6
