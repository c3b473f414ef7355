"""REFI-QDA files, read by pyrefiqda, whose types are those of the published schema."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pyrefiqda import RefiCodebook, RefiProject

from store import Library, OnrecordError
from store.export import FORMATS
from tests.export.conftest import Export
from tests.export.samples import ARTICLE, HARD, NOTE

PROJECT = "{urn:QDA-XML:project:1.0}"
# The order of children in the schema, as far as our files go.
ORDER = {
    "Project": "Users CodeBook Variables Sources Notes",
    "Code": "Description NoteRef Code",
    "TextSource": "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
    "PlainTextSelection": "Description Coding NoteRef",
    "Coding": "CodeRef NoteRef",
    "Note": "PlainTextContent",
    "VariableValue": "VariableRef TextValue",
}
WHO = "guid name creatingUser creationDateTime modifyingUser modifiedDateTime"
ATTRIBUTES = {
    "Project": "name origin creatingUserGUID creationDateTime",
    "User": "guid name",
    "Code": "guid name isCodable color",
    "Variable": "guid name typeOfVariable",
    "TextSource": f"{WHO} plainTextPath",
    "PlainTextSelection": f"{WHO} startPosition endPosition",
    "Coding": "guid creatingUser creationDateTime",
    "Note": WHO,
    **dict.fromkeys(("CodeRef", "NoteRef", "VariableRef"), "targetGUID"),
}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def load(data: bytes, folder: Path) -> Any:
    (folder / "p.qdpx").write_bytes(data)
    return RefiProject.load(folder / "p.qdpx", folder / "out")


def codes(level: Any) -> dict[str, Any]:
    found = {}
    for code in level:
        found[code.guid] = code
        found |= codes(code.code)
    return found


def test_selections_count_code_points(exported: Export, tmp_path: Path) -> None:
    project = load(exported("qdpx"), tmp_path)
    (source,) = project.sources.text_source
    text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out").read_bytes().decode()
    assert text == HARD
    book = codes(project.code_book.codes.code)
    coded: dict[str, set[str]] = {}
    for selection in source.plain_text_selection:
        words = text[selection.start_position : selection.end_position]
        coded.setdefault(words, set()).update(
            book[each.code_ref.target_guid].name for each in selection.coding
        )
    assert coded["Cafe\u0301"] == {"pay & fares", "quay"}
    assert coded["“Nous sommes prêts \U0001f6a2,”"] == {"direct", "Óna Véll"}
    assert coded["the Lantern Pact with Oren Tack runs until 30 June 2026"] == {"agreement"}
    assert "Not a heading" not in coded  # an attitude
    assert source.name == ARTICLE.title
    values = {value.variable_ref.target_guid: value.text_value for value in source.variable_value}
    assert ARTICLE.url in values.values()


def test_notes_hang_on_their_words(exported: Export, tmp_path: Path) -> None:
    project = load(exported("qdpx"), tmp_path)
    (note,) = project.notes.note
    assert note.plain_text_content == NOTE.replace("\x07", "\ufffd")
    (source,) = project.sources.text_source
    on = [each for each in source.plain_text_selection if each.note_ref]
    assert [HARD[each.start_position : each.end_position] for each in on] == [
        "Cafe\u0301",
        "prêts \U0001f6a2",
    ]
    assert {each.note_ref[0].target_guid for each in on} == {note.guid}


def test_the_codebook_is_a_tree_with_colours(exported: Export, tmp_path: Path) -> None:
    (tmp_path / "b.qdc").write_bytes(exported("qdc"))
    book = RefiCodebook.load(tmp_path / "b.qdc")
    top = {code.name: code for code in book.codes.code}
    assert set(top) == {"places", "pay & fares"}
    (quay,) = top["places"].code
    assert (quay.name, quay.color, quay.description) == ("quay", "#aa3300", "On <quays> & piers")
    project = load(exported("qdpx"), tmp_path)
    assert {code.name for code in project.code_book.codes.code} == {"places", "pay & fares", "Onrecord"}


def test_a_codebook_without_a_tag_is_refused(library: Library) -> None:
    with pytest.raises(OnrecordError, match="no tag"):
        list(FORMATS["qdc"].write(library))


def test_the_file_keeps_to_the_order_and_the_names_of_the_schema(exported: Export) -> None:
    data = exported("qdpx")
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    root = ElementTree.fromstring(archive.read("project.qde"))
    guids = []
    for element in root.iter():
        name = element.tag.removeprefix(PROJECT)
        if name in ORDER:
            allowed = ORDER[name].split()
            places = [allowed.index(child.tag.removeprefix(PROJECT)) for child in element]
            assert places == sorted(places), name
        assert set(element.attrib) <= set(ATTRIBUTES.get(name, "").split()), name
        assert all(TIME.fullmatch(v) for key, v in element.attrib.items() if key.endswith("DateTime"))
        if guid := element.get("guid"):
            assert re.fullmatch(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", guid)
            guids.append(guid)
    assert len(guids) == len(set(guids))
    referred = {e.get("targetGUID") for e in root.iter() if e.get("targetGUID")}
    assert referred <= set(guids)


def test_an_empty_project_is_valid(library: Library, tmp_path: Path) -> None:
    project = load(b"".join(FORMATS["qdpx"].write(library, "nothingmatchesthis")), tmp_path)
    assert project.sources is None
    assert project.notes is None
