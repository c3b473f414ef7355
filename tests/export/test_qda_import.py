"""REFI-QDA projects and codebooks of other programs, and our own, taken into a library."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Library
from store.export import FORMATS, save
from store.records import Code
from tests.export.samples import HARD, NOTE

RAW = "First \U0001f6a2 line\r\nwith a cafe\u0301 and\r\nmore words.\r\n"
GUID = "11111111-2222-3333-4444-{:012d}"


def selection(start: int, end: int, inside: str) -> str:
    return (
        f'<PlainTextSelection guid="{GUID.format(start + 100)}" startPosition="{start}" endPosition="{end}" '
        f'creationDateTime="2024-05-06T07:08:09Z">{inside}</PlainTextSelection>'
    )


def coding(code: int) -> str:
    reference = f"{{{GUID.format(code).upper()}}}"
    return f'<Coding guid="{GUID.format(code + 500)}"><CodeRef targetGUID="{reference}"/></Coding>'


CODES = (
    f'<Codes><Code guid="{GUID.format(1)}" name="mood" isCodable="false">'
    f'<Code guid="{GUID.format(2)}" name="good" isCodable="true" color="#0A3"/></Code>'
    f'<Code guid="{GUID.format(3)}" name="price" isCodable="true" color="#112233">'
    "<Description>of bread</Description>"
    f'<Code guid="{GUID.format(4)}" name="good" isCodable="true"/></Code></Codes>'
)
PROJECT = (
    '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">'
    f"<CodeBook>{CODES}</CodeBook><Sources>"
    f'<TextSource guid="{GUID.format(10)}" name="Interview" plainTextPath="internal://text.TXT">'
    + selection(6, 7, coding(2))
    + selection(
        RAW.index("cafe"),
        RAW.index(" and"),
        coding(3) + coding(4) + f'<NoteRef targetGUID="{GUID.format(20)}"/>',
    )
    + selection(RAW.index("more"), RAW.index("."), f'<NoteRef targetGUID="{GUID.format(20)}"/>')
    + selection(9, 9999, coding(2))
    + "</TextSource>"
    f'<TextSource guid="{GUID.format(11)}" name="Lost" plainTextPath="internal://../../etc/passwd"/>'
    f'<PDFSource guid="{GUID.format(12)}" name="Page"><Representation guid="{GUID.format(13)}">'
    f"<PlainTextContent>Text of a page.</PlainTextContent>{selection(0, 4, coding(2))}</Representation>"
    f'</PDFSource></Sources><Notes><Note guid="{GUID.format(20)}">'
    "<PlainTextContent>Why?\nHere.</PlainTextContent></Note></Notes></Project>"
)


def project(path: Path, qde: str = PROJECT) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("p.qde", qde)
        archive.writestr("Sources/text.txt", b"\xef\xbb\xbf" + RAW.encode())
        archive.writestr("Sources/project.qde", "decoy")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "empty") as opened:
        yield opened


def test_codings_and_memos_become_tags_and_notes(empty: Library, tmp_path: Path) -> None:
    outcomes = list(empty.import_([project(tmp_path / "p.qdpx")]))
    assert [(each.result, each.path.partition(": ")[2]) for each in outcomes] == [
        ("taken", "Interview"),
        ("refused", "Lost"),
        ("taken", "Page"),
    ]
    assert "1 selections lie outside" in outcomes[0].detail
    opened = empty.open_article(outcomes[0].article or "")
    assert opened.article.text == RAW.replace("\r\n", "\n")
    assert opened.article.title == "Interview"
    first, second, third = opened.annotations
    assert ([t.exact for t in first.target], first.tags) == (["\U0001f6a2"], ("good",))
    assert ([t.exact for t in second.target], second.tags) == (["cafe\u0301"], ("price", "price good"))
    assert (second.note, third.note) == ("Why?\nHere.", "Why?\nHere.")
    assert [t.exact for t in third.target] == ["more words"]
    assert second.created.isoformat() == "2024-05-06T07:08:09+00:00"
    assert empty.codebook() == [
        Code(name="good", parent="mood", colour="#00aa33"),
        Code(name="mood"),
        Code(name="price", colour="#112233", description="of bread"),
        Code(name="price good", parent="price"),
    ]


def test_our_own_project_comes_back(hard: Library, empty: Library, tmp_path: Path) -> None:
    save(tmp_path / "own.qdpx", FORMATS["qdpx"].write(hard))
    for _ in range(2):
        (outcome,) = empty.import_([tmp_path / "own.qdpx"])
        opened = empty.open_article(outcome.article or "")
        assert opened.article.text == HARD
        assert opened.article.published == "2024-05-04"
        noted, tagged = opened.annotations
        before = hard.open_article(outcome.article or "").annotations
        assert (noted.target, noted.tags) == (before[0].target, before[0].tags)
        assert noted.note == NOTE.replace("\x07", "\ufffd")
        assert (tagged.target, tagged.tags) == (before[1].target, before[1].tags)
        assert empty.codebook() == hard.codebook()
    assert [each.result for each in hard.import_([tmp_path / "own.qdpx"])] == ["duplicate"]


def test_a_codebook_comes_back(hard: Library, empty: Library, tmp_path: Path) -> None:
    save(tmp_path / "own.qdc", FORMATS["qdc"].write(hard))
    (outcome,) = empty.import_([tmp_path / "own.qdc"])
    assert (outcome.result, outcome.detail) == ("taken", "3 tags in the codebook")
    assert empty.codebook() == hard.codebook()
    (tmp_path / "other.qdc").write_text(f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0">{CODES}</CodeBook>')
    (outcome,) = empty.import_([tmp_path / "other.qdc"])
    assert outcome.detail == "4 tags in the codebook"


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><CodeBook><Codes>&b;</Codes></CodeBook>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Project>&b;</Project>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [(BOMB, "entit"), ("<a/>", "no REFI-QDA codebook"), ("<Code", "no sound XML"), ("", "XML")],
)
def test_a_bad_codebook_is_refused(empty: Library, tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "bad.qdc").write_text(content)
    (outcome,) = empty.import_([tmp_path / "bad.qdc"])
    assert outcome.result == "refused"
    assert reason in outcome.detail


@pytest.mark.parametrize("qde", [OUTSIDE, "<Project", "<Project/>"])
def test_a_bad_project_harms_nothing(empty: Library, tmp_path: Path, qde: str) -> None:
    outcomes = list(empty.import_([project(tmp_path / "bad.qdpx", qde)]))
    assert {each.result for each in outcomes} <= {"refused"}
    assert empty.counts().articles == 0
    buffer = io.BytesIO((tmp_path / "bad.qdpx").read_bytes()[:200])
    (tmp_path / "torn.qdpx").write_bytes(buffer.getvalue())
    assert [each.result for each in empty.import_([tmp_path / "torn.qdpx"])] == ["refused"]
