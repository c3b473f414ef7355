"""Hostile files are refused or cleaned in a clear line: bounded, no crash, no stray file, never the net."""

from __future__ import annotations

import io
import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.intake import READERS, Found, How, Piece, Refusal, guarding, open_piece, zipped
from tests.intake.making import (
    PARAGRAPHS,
    docx,
    found,
    odt,
    only,
    opened,
    page,
    pdf,
    printed,
    reason,
    replaced,
)
from tests.intake.making import zipped as zip_file
from tests.intake.test_tables_and_feeds import xlsx

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'
FEED = '<rss version="2.0"><channel><title>x</title><item><title>&i;</title><description>&i;</description>'


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every attempt to reach another machine fails the test."""
    attempts: list[object] = []

    def refused(*args: object, **_: object) -> None:
        attempts.append(args)
        raise OSError("no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    yield
    assert attempts == []


# ---------------------------------------------------------------- bombs


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "zip bomb" in reason(zip_file({"a.txt": b"\0" * 30_000_000}))
    assert "zip bomb" in reason(replaced(docx(), "word/media/x.xml", b" " * 30_000_000), ".docx")


def test_zip_files_within_zip_files_end(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zip_file({"a.txt": "Some text.", "b.txt": "More text."})
    for _ in range(5):
        inner = zip_file({f"{n}.zip": inner for n in range(2)}, packed=False)
    reasons = {each.reason for each in opened(inner) if isinstance(each, Refusal)}
    assert reasons == {"zip files are opened 3 deep at most"}
    monkeypatch.setattr("store.intake.expanding.MAX_MEMBERS", 5)
    many = zip_file({f"{n}.zip": zip_file({"a.txt": f"{n}", "b.txt": f"{n}!"}) for n in range(4)})
    assert any("too much" in each.reason for each in opened(many) if isinstance(each, Refusal))
    assert sum(isinstance(each, Found) for each in opened(many)) < 5


def test_sizes_that_a_zip_file_lies_about_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(zip_file({"a.txt": "Some text. " * 1000}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (5).to_bytes(4, "little")
    assert "damaged" in reason(bytes(data))
    monkeypatch.setattr(zipped, "MAX_TOTAL", 1000)
    assert "MB are packed" in reason(zip_file({"a.txt": "Some text. " * 1000}, packed=False))


def test_too_many_files_in_a_zip_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MAX_MEMBERS", 3)
    assert "more than 3 files" in reason(zip_file({f"{n}.txt": "x" for n in range(4)}))


@pytest.mark.parametrize("prologue", [BOMB, EXTERNAL])
def test_xml_entities_are_refused(prologue: str) -> None:
    head = '<?xml version="1.0"?>'
    assert "entities" in reason(odt("<text:p>&i;</text:p>", before=prologue), ".odt")
    document = f"{head}{prologue}<w:document>&i;</w:document>".encode()
    assert "entities" in reason(replaced(docx(), "word/document.xml", document), ".docx")
    wide = document.decode().replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")
    assert "entities" in reason(replaced(docx(), "word/styles.xml", wide), ".docx")
    assert "entities" in reason(f"{head}{prologue}{FEED}</item></channel></rss>".encode(), ".xml")


def test_workbooks_lie_about_their_size_and_bring_no_entities() -> None:
    book = xlsx(("title", "text"), ("A pact", "Some words."))
    sheet = "xl/worksheets/sheet1.xml"
    assert "entities" in reason(replaced(book, sheet, f"{BOMB}<worksheet>&i;</worksheet>".encode()), ".xlsx")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        stated = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', archive.read(sheet))
    assert only(replaced(book, sheet, stated), ".xlsx").article.text == "Some words."


def test_mails_within_mails_end() -> None:
    deep = b"".join(
        b'Content-Type: multipart/related; boundary="%d"\n\n--%d\n' % (n, n) for n in range(5_000)
    )
    assert len(reason(b"MIME-Version: 1.0\n" + deep, ".mhtml")) < 300


def test_entities_of_a_page_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of this machine")
    prologue = f'<!DOCTYPE html [<!ENTITY i SYSTEM "{secret.as_uri()}">]>'
    source = page(*PARAGRAPHS, "&i; was said by nobody at all.").decode()
    text = only(source.replace("<!DOCTYPE html>", prologue).encode(), ".html").article.text
    assert "secret" not in text


# ---------------------------------------------------------------- size, depth and time


@pytest.mark.parametrize("suffix", sorted({*READERS, ".zip"}))
def test_a_huge_file_is_refused_without_being_read(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"huge{suffix}"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04" if suffix == ".zip" else b"words")
        stream.truncate(1_000_000_000)
    monkeypatch.setattr("store.intake.readers.tell", None)
    assert "larger than" in reason(path)


def test_deep_pages_and_deep_json() -> None:
    deep = b"<html><body>" + b"<div>" * 100_000 + b"words " * 50
    assert "nested deeper" in reason(deep, ".html")
    assert len(reason(b"[" * 1_000_000, ".json")) < 300
    assert len(reason(b'{"text":' * 200_000, ".jsonl")) < 300
    groups = only(rb"{\rtf1 Some words." + b"{" * 50_000 + b"}" * 50_000 + b"}", ".rtf")
    assert groups.article.text == "Some words.\n"
    assert reason(odt("<text:section>" * 5_000 + "</text:section>" * 5_000), ".odt")


def test_slow_and_greedy_files_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> Iterator[Found]:
        while True:
            pass

    def greedy(*_: object) -> Iterator[Found]:
        held = [bytes(100_000_000) for _ in range(100)]
        yield from ()
        del held

    monkeypatch.setattr(guarding, "SECONDS", 0.2)
    monkeypatch.setattr("store.intake.plain_text.read", slow)
    assert "seconds" in reason(b"words", ".txt")
    monkeypatch.setattr(guarding, "SECONDS", 60)
    monkeypatch.setattr("store.intake.plain_text.read", greedy)
    if guarding.used() is not None:
        assert "memory" in reason(b"words", ".txt")


def test_a_fault_of_a_library_is_one_refused_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> Iterator[Found]:
        raise IndexError("tokens\nand more")

    monkeypatch.setattr("store.intake.plain_text.read", faulty)
    assert reason(b"words", ".txt") == "it can't be read (IndexError: tokens and more)"


def test_huge_cells_of_a_table() -> None:
    cell = "word " * 200_000
    assert only(f"title,text\nx,{cell}\n".encode(), ".csv").article.text == cell
    assert "broken" in reason(b'title,text\nx,"' + b"word " * 5_000_000, ".csv")
    assert len(opened(b"a," * 200_000 + b"text\n" + b"x," * 200_000 + b"words\n", ".csv")) == 1


# ---------------------------------------------------------------- what is not what it says


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (docx(), "Word document"),
        (odt("<text:p>Some words.</text:p>"), "OpenDocument text"),
        (pdf([printed(["Some words of a printed page, and some more of them."])]), "PDF"),
        (page(*PARAGRAPHS), "web page"),
        (rb"{\rtf1 Some words.}", "RTF document"),
    ],
    ids=["docx", "odt", "pdf", "html", "rtf"],
)
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".docx", ".xyz", "", None])
def test_the_content_tells_the_format(data: bytes, format_: str, suffix: str | None) -> None:
    imported = only(data, suffix).article.imported
    assert imported
    assert imported.reader == format_


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old or locked Office file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (b"SQLite format 3\0", "SQLite"),
        (b"MZ\x90\0\x03", "a program"),
        (b"\x7fELF\x02", "a program"),
    ],
    ids=["ole", "png", "jpeg", "gzip", "rar", "sqlite", "exe", "elf"],
)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".html", ".pdf"])
def test_what_holds_no_text_is_named(data: bytes, what: str, suffix: str) -> None:
    assert what in reason(data, suffix)


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a/../../evil.txt", "..\\evil.txt"]
)
def test_names_in_a_zip_file_lead_nowhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.zip").write_bytes(zip_file({name: "Evil words.", "good.txt": "Good words."}))
    refusal, good = opened(tmp_path / "x.zip")
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "its name leads out of the zip file"
    assert isinstance(good, Found)
    assert [path.name for path in tmp_path.rglob("*")] == ["x.zip"]


def test_links_and_locked_members_of_a_zip_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
        archive.writestr("locked.txt", "Some words.")
    data = bytearray(file.getvalue())
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    text, locked = opened(bytes(data))
    assert isinstance(text, Found)
    assert text.article.text == "/etc/hostname"  # a link is the words it holds; nobody follows it
    assert isinstance(locked, Refusal)
    assert "password" in locked.reason


# ---------------------------------------------------------------- what is in the text


def test_scripts_and_controls_are_cleaned_away() -> None:
    evil = '<script>alert(1)</script><img src="https://x.example/i" onerror="alert(2)">'
    evil += '<iframe src="//x.example"></iframe>'
    text = only(page(*PARAGRAPHS, f"Some words. {evil}"), ".html").article.text
    assert "alert" not in text
    assert "x.example" not in text
    dirty = [*PARAGRAPHS, "A\tb"]
    assert "\t" not in only(docx(dirty), ".docx").article.text
    rows = found(
        b'{"text": "A\\u0000\\u001b[31m red \\u009b \\ud83d\\ude00 word\\u0085\\u2028next"}', ".jsonl"
    )
    assert rows[0].article.text == "A[31m red › 😀 word\n\nnext"


def test_feeds_and_pages_fetch_nothing() -> None:
    item = (
        "<item><title>T</title><link>https://x.example/a</link><description>"
        '&lt;p&gt;Words &lt;img src="https://x.example/i.png"&gt; of it.&lt;/p&gt;</description></item>'
    )
    data = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{item}</channel></rss>'
    assert only(data.encode(), ".xml").article.text == "Words of it.\n"
    assert "https" in reason(b"https://x.example/feed.xml", ".xml") or reason(b"https://x.example/a", ".rss")


@given(data=st.binary(max_size=400), suffix=st.sampled_from([*sorted(READERS), None, ".zip"]))
def test_no_content_makes_it_crash(data: bytes, suffix: str | None) -> None:
    for each in open_piece(Piece(name="x", suffix=suffix, data=data), How()):
        assert isinstance(each, (Found, Refusal))


@given(st.data())
def test_no_damage_makes_it_crash(data: st.DataObject) -> None:
    whole, suffix = data.draw(st.sampled_from(WHOLE))
    broken = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        broken[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(whole) // 2, len(whole)))
    for each in opened(bytes(broken[:cut]), suffix):
        assert isinstance(each, (Found, Refusal))
        if isinstance(each, Refusal):
            assert "\n" not in each.reason


WHOLE = [
    (docx(), ".docx"),
    (odt("<text:p>Some words.</text:p>"), ".odt"),
    (pdf([printed(["Some words of a printed page, and some more of them."])]), ".pdf"),
    (page(*PARAGRAPHS), ".html"),
    (zip_file({"a.txt": "Some words.", "b.csv": "text\nwords\n"}), ".zip"),
]
