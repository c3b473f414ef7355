"""Lists of feeds and zip files: what is in them comes in as if it lay in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.intake import Found, Refusal, find_files
from tests.intake.making import PARAGRAPHS, TEXT, docx, found, opened, page, reason, zipped
from tests.intake.test_tables_and_feeds import ATOM, RSS


def opml(*addresses: str, prologue: str = "") -> str:
    outlines = "".join(f'<outline text="x" xmlUrl="{each}"/>' for each in addresses)
    head = f'<?xml version="1.0"?>{prologue}<opml version="2.0">'
    return f"{head}<body><outline>{outlines}</outline></body></opml>"


def test_a_list_gives_the_entries_of_the_feeds_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "feeds"
    (place / "more").mkdir(parents=True)
    (place / "ansa post.xml").write_text(RSS)
    (place / "more" / "b.atom").write_text(ATOM)
    absolute = (place / "more" / "b.atom").as_uri()
    (place / "list.opml").write_text(opml("ansa%20post.xml", "more/b.atom", "more/b.atom", absolute))
    articles = [each.article for each in opened(place / "list.opml") if isinstance(each, Found)]
    assert [each.publisher for each in articles] == [
        "Ansa Post",
        "Ansa Post",
        "Kestria Times",
        "Kestria Times",
    ]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://ansapost.example/feed.xml", "not fetched"),
        ("//ansapost.example/feed.xml", "not fetched"),
        ("file://other.example/feed.xml", "not fetched"),
        ("../outside.xml", "does not lie beside"),
        ("/etc/hostname", "does not lie beside"),
        ("missing.xml", "no such file"),
    ],
)
def test_nothing_else_is_opened_or_fetched(address: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "outside.xml").write_text(RSS)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "list.opml").write_text(opml(address))
    assert why in reason(tmp_path / "in" / "list.opml")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.xml").write_text(RSS)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.xml").symlink_to(tmp_path / "outside.xml")
    (tmp_path / "in" / "list.opml").write_text(opml("link.xml"))
    assert "does not lie beside" in reason(tmp_path / "in" / "list.opml")


def test_broken_lists_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.opml"
    for content, why in {
        opml(): "no feed is named",
        "<opml>": "its XML is broken",
        opml("x.xml", prologue='<!DOCTYPE o [<!ENTITY a "b">]>'): "entities",
    }.items():
        path.write_text(content)
        assert why in reason(path)


def test_the_files_of_a_zip_file_come_in_with_their_names() -> None:
    data = zipped(
        {
            "report.docx": docx(),
            "in/page.html": page(*PARAGRAPHS[1:]),
            "in/picture.png": b"\x89PNG",
            ".hidden.txt": "Hidden words.",
            "__MACOSX/report.docx": b"nothing",
            "settings.json": '{"a": 1}',
            "feed.xml": RSS,
            "data.xml": "<?xml version='1.0'?><x/>",
            "deeper.zip": zipped({"a.txt": TEXT}),
        }
    )
    names = [
        each.article.imported.file
        for each in opened(data)
        if isinstance(each, Found) and each.article.imported
    ]
    assert names == [
        "file: report.docx",
        "file: in/page.html",
        "file: feed.xml: entry 1",
        "file: feed.xml: entry 2",
        "file: deeper.zip: a.txt",
    ]


def test_zip_files_with_nothing_to_read_are_refused() -> None:
    assert reason(zipped({"a.png": b"\x89PNG"})) == "no file in it can be read"
    assert "no sound zip file" in reason(b"PK\x03\x04 and more", ".zip")


def test_files_of_all_kinds_are_looked_into_before_they_are_taken_from_a_folder(tmp_path: Path) -> None:
    for name, content in {
        "settings.json": '{"a": 1}',
        "library.json": '{"format":"onrecord","version":1,"articles":[]}',
        "tables.json": '{"articles":{"1":{}}}',
        "data.xml": "<?xml version='1.0'?><x/>",
        "feed.xml": RSS,
    }.items():
        (tmp_path / name).write_text(content)
    assert [path.name for path in find_files([tmp_path])] == ["feed.xml", "library.json", "tables.json"]


def test_a_zip_file_by_any_name_is_one() -> None:
    assert found(zipped({"a.txt": TEXT}), ".txt")[0].article.text == TEXT
    assert all(isinstance(each, Refusal) for each in opened(zipped({"a.docx": b"x"}), None))
