"""The library as a REFI-QDA project: `project.qde` and the texts in a zip file.

Positions of selections count Unicode code points of the text file from 0, the end excluded, as ours do;
texts are UTF-8 with LF line ends and without a byte order mark.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, NamedTuple

from store.export.identifiers import uuid_of
from store.export.qda.codes import finding_guid, tag_guid, write_findings, write_tags
from store.export.qda.xml import Xml
from store.export.selection import Found, select
from store.export.view import Request, View
from store.export.wording import one_line, title_of
from store.records import Annotation, Article, Span, now

NAMESPACE = "urn:QDA-XML:project:1.0"
PERSON = uuid_of("user", "person")
MACHINE = uuid_of("user", "machine")
_VARIABLES = ("published", "publisher", "author", "url")
_NAME = 80
_CHUNK = 1 << 16


class Memo(NamedTuple):
    """The words of a note, which stand apart from what they are on."""

    guid: str
    text: str
    created: datetime
    modified: datetime


def write(view: View, request: Request) -> Iterator[bytes]:
    """Sources, the codebook, notes and tags as people made them, and the findings under codes of their own.

    The library is gone through once for the speakers, once for the codings and once for the texts, so
    that it need not fit into memory.
    """
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open("project.qde", "w", force_zip64=True) as stream:
                _project(stream, view, request.query)
            for found in select(view, request.query):
                article = found.opened.article
                archive.writestr(
                    f"sources/{source_guid(article.id)}.txt", article.text.encode("utf-8", "replace")
                )
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def source_guid(article_id: str) -> str:
    """The GUID of an article's text."""
    return uuid_of("article", article_id)


def _project(stream: IO[bytes], view: View, query: str) -> None:
    xml = Xml(stream)
    speakers = sorted(
        {
            agent.name
            for found in select(view, query)
            for statement in found.statements
            for agent in found.speakers(statement)
        }
    )
    moment = _stamp(now())
    with xml.element(
        "Project",
        xmlns=NAMESPACE,
        name="Onrecord",
        origin="Onrecord",
        creatingUserGUID=PERSON,
        creationDateTime=moment,
    ):
        with xml.element("Users"):
            xml.leaf("User", guid=PERSON, name="Onrecord user")
            xml.leaf("User", guid=MACHINE, name="Onrecord, by machine")
        with xml.element("CodeBook"), xml.element("Codes"):
            write_tags(xml, view.codebook())
            write_findings(xml, speakers)
        with xml.element("Variables"):
            for name in _VARIABLES:
                xml.leaf("Variable", guid=_variable(name), name=name, typeOfVariable="Text")
        memos = _sources(xml, select(view, query))
        if memos:
            with xml.element("Notes"):
                for memo in memos:
                    _memo(xml, memo)


def _sources(xml: Xml, articles: Iterator[Found]) -> list[Memo]:
    """All texts with their selections; the notes that these refer to."""
    memos: list[Memo] = []
    first = next(articles, None)
    if first is None:
        return memos
    with xml.element("Sources"):
        memos += _source(xml, first)
        for found in articles:
            memos += _source(xml, found)
    return memos


def _source(xml: Xml, found: Found) -> list[Memo]:
    article = found.opened.article
    guid = source_guid(article.id)
    memos = []
    with xml.element(
        "TextSource",
        guid=guid,
        name=title_of(article),
        plainTextPath=f"internal://{guid}.txt",
        creatingUser=PERSON,
        creationDateTime=_stamp(article.imported.at if article.imported else now()),
    ):
        for note in found.notes:
            memo = Memo(uuid_of("memo", article.id, str(note.id)), note.note, note.created, note.modified)
            memos += [memo] if note.note else []
            _note(xml, article, note, memo)
        for statement in found.statements:
            codes = [finding_guid("Statements", statement.kind)]
            codes += [finding_guid("Speakers", agent.name) for agent in found.speakers(statement)]
            _finding(xml, article, statement.id, statement.parts, codes)
        for fact in found.facts:
            _finding(xml, article, fact.id, fact.evidence, [finding_guid("Facts", fact.kind)])
        for name in _VARIABLES:
            if value := getattr(article, name):
                with xml.element("VariableValue"):
                    xml.leaf("VariableRef", targetGUID=_variable(name))
                    xml.leaf("TextValue", value)
    return memos


def _note(xml: Xml, article: Article, note: Annotation, memo: Memo) -> None:
    for number, target in enumerate(note.target):
        guid = uuid_of("selection", article.id, f"note {note.id}", str(number))
        with xml.element(
            "PlainTextSelection",
            guid=guid,
            name=_name(target.exact),
            startPosition=target.start,
            endPosition=target.end,
            creatingUser=PERSON,
            creationDateTime=_stamp(note.created),
            modifyingUser=PERSON,
            modifiedDateTime=_stamp(note.modified),
        ):
            for tag in note.tags:
                _coding(xml, guid, tag_guid(tag), PERSON, note.created)
            if note.note:
                xml.leaf("NoteRef", targetGUID=memo.guid)


def _finding(xml: Xml, article: Article, finding: str, spans: Sequence[Span], codes: Sequence[str]) -> None:
    for number, (start, end) in enumerate(spans):
        guid = uuid_of("selection", article.id, finding, str(number))
        with xml.element(
            "PlainTextSelection",
            guid=guid,
            name=_name(article.text[start:end]),
            startPosition=start,
            endPosition=end,
            creatingUser=MACHINE,
        ):
            for code in dict.fromkeys(codes):
                _coding(xml, guid, code, MACHINE, None)


def _coding(xml: Xml, selection: str, code: str, user: str, moment: datetime | None) -> None:
    with xml.element(
        "Coding",
        guid=uuid_of("coding", selection, code),
        creatingUser=user,
        creationDateTime=_stamp(moment) if moment else None,
    ):
        xml.leaf("CodeRef", targetGUID=code)


def _memo(xml: Xml, memo: Memo) -> None:
    with xml.element(
        "Note",
        guid=memo.guid,
        name=_name(memo.text),
        creatingUser=PERSON,
        creationDateTime=_stamp(memo.created),
        modifyingUser=PERSON,
        modifiedDateTime=_stamp(memo.modified),
    ):
        xml.leaf("PlainTextContent", memo.text)


def _variable(name: str) -> str:
    return uuid_of("variable", name)


def _name(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _NAME else line[: _NAME - 1].rstrip() + "…"


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
